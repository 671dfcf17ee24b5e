package org.minga.campaign.outcome;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks {@link EachSubmissionOnce}, naming every repetition. */
public class EachSubmissionOnceValidator implements ConstraintValidator<EachSubmissionOnce, List<DecisionRequest>> {
    @Override
    @SuppressWarnings("NullAway") // Before validation nothing a client sent is certain to be there.
    public boolean isValid(@Nullable List<DecisionRequest> decisions, ConstraintValidatorContext context) {
        if (decisions == null) {
            return true;
        }
        Set<UUID> seen = new HashSet<>();
        boolean valid = true;
        context.disableDefaultConstraintViolation();
        for (int i = 0; i < decisions.size(); i++) {
            DecisionRequest decision = decisions.get(i);
            if (decision != null && decision.submissionId() != null && !seen.add(decision.submissionId())) {
                context.buildConstraintViolationWithTemplate("is decided about twice")
                        .addPropertyNode("submissionId")
                        .inIterable()
                        .atIndex(i)
                        .addConstraintViolation();
                valid = false;
            }
        }
        return valid;
    }
}
