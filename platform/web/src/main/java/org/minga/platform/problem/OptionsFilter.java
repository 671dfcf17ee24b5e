package org.minga.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers OPTIONS with the methods of that very path; the framework alone would name those of the whole class. */
class OptionsFilter {

    private final Operations operations;

    OptionsFilter(Operations operations) {
        this.operations = operations;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> options(ContainerRequestContext request) {
        if (!request.getMethod().equals("OPTIONS")) {
            return Optional.empty();
        }
        Set<String> methods =
                operations.methodsOf(request.getUriInfo().getRequestUri().getPath());
        if (methods.isEmpty()) {
            throw Problem.of(ProblemTypes.NOT_FOUND).asException();
        }
        return Optional.of(
                Response.noContent().header("Allow", String.join(", ", methods)).build());
    }
}
