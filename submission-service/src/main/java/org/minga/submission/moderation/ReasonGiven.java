package org.minga.submission.moderation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declining and removing need a reason code; approving and restoring have none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReasonGiven.Check.class)
@interface ReasonGiven {

    String message() default "must be given to decline or remove, and only then";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** An unknown decision is another constraint's business. */
    class Check implements ConstraintValidator<ReasonGiven, DecisionRequest> {

        @Override
        public boolean isValid(DecisionRequest request, ConstraintValidatorContext context) {
            boolean fits = request.known()
                    .map(decision -> decision.needsReason() == (request.reasonCode() != null))
                    .orElse(true);
            if (!fits) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("reasonCode")
                        .addConstraintViolation();
            }
            return fits;
        }
    }
}
