package org.minga.campaign.phase;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.phase.domain.Schedule;
import org.minga.campaign.phase.domain.Schedule.PlanFault;

/** Checks {@link InTimeOrder}, once every phase has both its times; that they are missing is said by others. */
public class InTimeOrderValidator implements ConstraintValidator<InTimeOrder, List<PhaseRequest>> {
    @Override
    @SuppressWarnings("NullAway") // Before validation nothing a client sent is certain to be there.
    public boolean isValid(@Nullable List<PhaseRequest> phases, ConstraintValidatorContext context) {
        if (phases == null
                || phases.stream()
                        .anyMatch(phase -> phase == null || phase.opensAt() == null || phase.closesAt() == null)) {
            return true;
        }
        List<PlanFault> faults =
                Schedule.faults(phases.stream().map(PhaseRequest::toPlan).toList());
        context.disableDefaultConstraintViolation();
        for (PlanFault fault : faults) {
            context.buildConstraintViolationWithTemplate(fault.detail())
                    .addPropertyNode(fault.field())
                    .inIterable()
                    .atIndex(fault.index())
                    .addConstraintViolation();
        }
        return faults.isEmpty();
    }
}
