package org.minga.tally.methods;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one parameter of a {@link MethodRules} record. Its type says what may be given: {@code int} and {@code
 * long} a whole number, {@code boolean} yes or no, an enum one of its constants in lower_snake, {@link Rational} a
 * fraction {@code p/q}, {@link Money}, {@code String}, {@code List<Long>} or {@code List<String>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    /** What it decides, in words that an organiser understands: a sentence, without its value. */
    String value();

    /** Smallest value of a number. */
    long min() default 0;

    /** Largest value of a number. */
    long max() default Long.MAX_VALUE;

    /** Whether it has to be given, because no default makes sense. */
    boolean required() default false;
}
