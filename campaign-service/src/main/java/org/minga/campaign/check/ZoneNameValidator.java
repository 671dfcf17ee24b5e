package org.minga.campaign.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Checks {@link ZoneName}. */
public class ZoneNameValidator implements ConstraintValidator<ZoneName, String> {
    private int max;

    @Override
    public void initialize(ZoneName constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
        return zone == null
                || (zone.length() <= max && ZoneId.getAvailableZoneIds().contains(zone));
    }
}
