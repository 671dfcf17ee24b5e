package org.minga.platform.security;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Who may call an operation, as its annotations say. */
sealed interface AccessRule {

    /** Anybody. */
    record Open() implements AccessRule {}

    /** Tokens with a scope. */
    record Scoped(String scope, boolean person) implements AccessRule {}

    /** The annotations do not say, or contradict each other: nobody. */
    record Undecided(String why) implements AccessRule {}

    /** The rule of the method, or else of its class; the method decides alone when it says anything. */
    static AccessRule of(Class<?> resource, Method method) {
        AccessRule own = of(method);
        if (own != null) {
            return own;
        }
        AccessRule ofClass = of(resource);
        if (ofClass != null) {
            return ofClass;
        }
        return new Undecided("has neither @RequiresScope nor @PublicOperation");
    }

    private static @Nullable AccessRule of(AnnotatedElement element) {
        RequiresScope scope = element.getAnnotation(RequiresScope.class);
        boolean open = element.isAnnotationPresent(PublicOperation.class);
        if (scope != null && open) {
            return new Undecided("has both @RequiresScope and @PublicOperation");
        }
        if (scope != null) {
            return scope.value().isBlank()
                    ? new Undecided("has an empty scope")
                    : new Scoped(scope.value(), scope.person());
        }
        return open ? new Open() : null;
    }
}
