package org.minga.campaign.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks {@link CalendarTime}. */
public class CalendarTimeValidator implements ConstraintValidator<CalendarTime, Instant> {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    @Override
    public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
        return time == null || (!time.isBefore(FIRST) && time.isBefore(LAST));
    }
}
