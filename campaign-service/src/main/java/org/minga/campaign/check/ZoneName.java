package org.minga.campaign.check;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an IANA time zone. Null is left to NotNull. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ZoneNameValidator.class)
public @interface ZoneName {
    /** Longer than any name there is. */
    int max() default 64;

    String message() default "must be an IANA time zone, for example Europe/Madrid";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
