package org.minga.submission.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A BCP 47 language tag in its usual spelling, of at most {@code max} characters (RFC 5646 §4.4.1 counts 35), or {@code und} where nobody
 * knows the language of a text (§4.1); null passes.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Check.class)
public @interface LanguageTag {

    int max() default 35;

    String message() default "is no BCP 47 language tag";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** For texts taken over from elsewhere. */
    String UNDETERMINED = "und";

    /** Asks the JDK. */
    class Check implements ConstraintValidator<LanguageTag, @Nullable String> {

        private int max;

        @Override
        public void initialize(LanguageTag annotation) {
            max = annotation.max();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null || value.equals(UNDETERMINED)) {
                return true;
            }
            try {
                Locale locale = new Locale.Builder().setLanguageTag(value).build();
                // One spelling per language, or the same language would be there twice.
                return value.length() <= max
                        && !locale.getLanguage().isEmpty()
                        && locale.toLanguageTag().equals(value);
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }
}
