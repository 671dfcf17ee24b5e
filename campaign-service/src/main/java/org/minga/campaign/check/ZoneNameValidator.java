package org.minga.campaign.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Checks {@link ZoneName}. */
public class ZoneNameValidator implements ConstraintValidator<ZoneName, String> {
    @Override
    public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
        return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
    }
}
