package org.minga.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text in several languages: `Map<String, String>` from BCP 47 tag to text, 1..20 languages, no blank text. Null is valid;
 * combine with `@NotNull`. Each wrong entry is reported under its own key.
 */
@Documented
@Constraint(validatedBy = LanguageTextValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
public @interface LanguageText {

    /** Most characters (Unicode code points) of one text. */
    int max();

    String message() default "must be a text in 1 to 20 languages";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
