package org.minga.submission.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.submission.naming.Named;

/** The outside name of one of an enum's constants; null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Check.class)
public @interface OneOf {

    Class<? extends Named> value();

    String message() default "is none of the known values";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the names of the constants. */
    class Check implements ConstraintValidator<OneOf, @Nullable String> {

        private List<String> known = List.of();

        @Override
        public void initialize(OneOf annotation) {
            known = Arrays.stream(annotation.value().getEnumConstants())
                    .map(Named::wire)
                    .toList();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || known.contains(value);
        }
    }
}
