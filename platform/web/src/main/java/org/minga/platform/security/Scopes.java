package org.minga.platform.security;

import java.lang.reflect.Method;
import java.util.Optional;

/** What the annotations of an operation say. */
public final class Scopes {

    private Scopes() {}

    /** The scope that an operation requires; empty if it is open. */
    public static Optional<String> required(Class<?> resource, Method method) {
        return switch (AccessRule.of(resource, method)) {
            case AccessRule.Scoped scoped -> Optional.of(scoped.scope());
            case AccessRule.Open open -> Optional.empty();
            case AccessRule.Undecided undecided -> Optional.empty();
        };
    }
}
