package org.minga.submission.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that can be stored and shown: no control characters (line breaks and tabs only where {@link #lines}). Its
 * length is {@code @Size}'s business; null passes.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    boolean lines() default false;

    String message() default "holds characters that are no text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at each code point. */
    class Check implements ConstraintValidator<PlainText, @Nullable String> {

        private boolean lines;

        @Override
        public void initialize(PlainText annotation) {
            lines = annotation.lines();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || value.codePoints().allMatch(this::isText);
        }

        private boolean isText(int codePoint) {
            if (lines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t')) {
                return true;
            }
            return !Character.isISOControl(codePoint);
        }
    }
}
