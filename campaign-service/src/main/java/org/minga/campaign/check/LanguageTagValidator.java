package org.minga.campaign.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks {@link LanguageTag}. */
public class LanguageTagValidator implements ConstraintValidator<LanguageTag, String> {
    private static final int LONGEST = 35;

    @Override
    public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
        return tag == null || isWellFormed(tag);
    }

    private static boolean isWellFormed(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST) {
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
