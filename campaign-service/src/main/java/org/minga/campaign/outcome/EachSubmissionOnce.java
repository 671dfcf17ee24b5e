package org.minga.campaign.outcome;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** No submission is decided about twice. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EachSubmissionOnceValidator.class)
@interface EachSubmissionOnce {
    String message() default "must not name a submission twice";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
