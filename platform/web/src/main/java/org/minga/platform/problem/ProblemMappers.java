package org.minga.platform.problem;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.minga.platform.trace.TraceContext;

/**
 * Everything thrown inside JAX-RS becomes a problem. A mapper for `Throwable` would do, were it not for those that Quarkus
 * brings for some narrower types: each of them is replaced here by a mapper for the same type, which wins by priority.
 */
class ProblemMappers {

    private final Failures failures;
    private final Operations operations;
    private final CurrentVertxRequest current;
    private final TraceContext trace;

    ProblemMappers(Failures failures, Operations operations, CurrentVertxRequest current, TraceContext trace) {
        this.failures = failures;
        this.operations = operations;
        this.current = current;
        this.trace = trace;
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure) {
        Response prepared = failure.getResponse();
        // A redirect is no error.
        return prepared.getStatus() < 400 ? prepared : answer(failure);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response validation(ValidationException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response mismatchedInput(MismatchedInputException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response invalidDefinition(InvalidDefinitionException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response authenticationCompletion(AuthenticationCompletionException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return answer(failure);
    }

    private Response answer(Throwable failure) {
        Problem problem = failures.problemOf(failure);
        String path = current.getCurrent().request().path();
        if (problem.type().status() == 405) {
            problem = problem.withHeader("Allow", String.join(", ", operations.methodsOf(path)));
        }
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(ProblemJson.MEDIA_TYPE)
                .entity(ProblemJson.render(problem, path, trace.traceId()));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
