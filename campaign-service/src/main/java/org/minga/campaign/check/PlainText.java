package org.minga.campaign.check;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that has something to read and no control characters but line breaks and tabs, at most {@code max} characters.
 * Null is left to NotNull.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainTextValidator.class)
public @interface PlainText {
    String message() default "must have 1 to {max} characters and no control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int max();
}
