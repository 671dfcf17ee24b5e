package org.minga.campaign.phase;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Phases in the order of time that do not overlap. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InTimeOrderValidator.class)
public @interface InTimeOrder {
    String message() default "must be in the order of time";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
