package org.minga.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks {@link LanguageText}. */
public class LanguageTextValidator implements ConstraintValidator<LanguageText, Map<String, String>> {

    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_TAG = 35;

    private int max;

    @Override
    public void initialize(LanguageText constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable Map<String, String> texts, ConstraintValidatorContext context) {
        if (texts == null) {
            return true;
        }
        if (texts.isEmpty() || texts.size() > MAX_LANGUAGES) {
            return false;
        }
        boolean valid = true;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            String fault = fault(entry.getKey(), entry.getValue());
            if (fault != null) {
                report(context, entry.getKey(), fault);
                valid = false;
            }
        }
        if (!valid) {
            context.disableDefaultConstraintViolation();
        }
        return valid;
    }

    private @Nullable String fault(String tag, @Nullable String text) {
        if (!wellFormed(tag)) {
            return "is not a BCP 47 language tag such as `es` or `pt-BR`";
        }
        if (text == null || text.isBlank()) {
            return "must not be blank";
        }
        return text.codePointCount(0, text.length()) > max ? "must have at most " + max + " characters" : null;
    }

    private static boolean wellFormed(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TAG) {
            return false;
        }
        try {
            // One spelling per language, or the same text could be there twice.
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return !locale.getLanguage().isEmpty() && locale.toLanguageTag().equals(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static void report(ConstraintValidatorContext context, String tag, String fault) {
        context.buildConstraintViolationWithTemplate(fault)
                .addContainerElementNode("<map value>", Map.class, 1)
                .inIterable()
                .atKey(tag)
                .addConstraintViolation();
    }
}
