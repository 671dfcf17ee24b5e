package org.minga.platform.metrics;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.minga.platform.problem.Operations;
import org.minga.platform.security.Scopes;

/** Says of a request which operation it is, as soon as that is known. */
class RouteFilter {

    private static final int FIRST = 1;

    private final Operations operations;
    private final Set<String> veiledScopes;
    private final Map<Method, Route> routes = new ConcurrentHashMap<>();

    private record Route(String template, boolean veiled) {}

    RouteFilter(
            Operations operations,
            @ConfigProperty(name = "minga.metrics.veiled-scopes") Optional<List<String>> veiledScopes) {
        this.operations = operations;
        this.veiledScopes = Set.copyOf(veiledScopes.orElse(List.of()));
    }

    @ServerRequestFilter(priority = FIRST)
    void tell(ResourceInfo info) {
        RequestWatch.current().ifPresent(watched -> {
            Route route =
                    routes.computeIfAbsent(info.getResourceMethod(), method -> route(info.getResourceClass(), method));
            watched.at(route.template(), route.veiled());
        });
    }

    private Route route(Class<?> resource, Method method) {
        String template = operations.all().stream()
                .filter(operation -> operation.method().equals(method))
                .map(Operations.Operation::path)
                .findFirst()
                .orElse(RouteMeters.NONE);
        return new Route(
                template,
                Scopes.required(resource, method).filter(veiledScopes::contains).isPresent());
    }
}
