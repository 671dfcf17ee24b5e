package org.minga.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a token must carry for this operation, or for all operations of a class that do not say otherwise.
 * Checked before the body is read: 401 without a token, 403 `scope-missing` without the scope.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresScope {

    /** The scope, such as `things:write`. */
    String value();

    /** Whether only a person may do this: a service account is refused with 403 `person-required`. */
    boolean person() default false;
}
