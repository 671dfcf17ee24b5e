package org.minga.campaign.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks {@link LanguageTag}. */
public class LanguageTagValidator implements ConstraintValidator<LanguageTag, String> {
    private int max;

    @Override
    public void initialize(LanguageTag constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
        return tag == null || isWellFormed(tag);
    }

    private boolean isWellFormed(String tag) {
        if (tag.isEmpty() || tag.length() > max) {
            return false;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return !locale.getLanguage().isEmpty() && locale.toLanguageTag().equals(tag);
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}
