package org.minga.platform.security;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Enforces {@link RequiresScope} once the operation is known and before its body and parameters are read. */
class AccessFilter {

    private final Caller caller;
    private final Map<Operation, AccessRule> rules = new ConcurrentHashMap<>();

    AccessFilter(Caller caller) {
        this.caller = caller;
    }

    private record Operation(Class<?> resource, Method method) {}

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void check(ResourceInfo info) {
        Operation operation = new Operation(info.getResourceClass(), info.getResourceMethod());
        switch (rules.computeIfAbsent(operation, key -> AccessRule.of(key.resource(), key.method()))) {
            case AccessRule.Open open -> {}
            case AccessRule.Scoped scoped -> caller.require(scoped.scope(), scoped.person());
            // The start-up check lets none of these through; should one appear all the same, it stays shut.
            case AccessRule.Undecided undecided ->
                throw new IllegalStateException(info.getResourceMethod() + " " + undecided.why());
        }
    }
}
