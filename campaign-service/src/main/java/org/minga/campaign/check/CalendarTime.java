package org.minga.campaign.check;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A moment between 2000 and 2200: what lies outside is a slip, and not every database can store it. Null is left to
 * NotNull.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CalendarTimeValidator.class)
public @interface CalendarTime {
    String message() default "must lie between the years 2000 and 2200";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
