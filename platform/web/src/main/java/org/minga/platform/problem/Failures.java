package org.minga.platform.problem;

import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jspecify.annotations.Nullable;

/** Decides which problem a failure is, whatever threw it, and logs what is our own fault: once, here. */
@Singleton
class Failures {

    private static final Logger LOG = Logger.getLogger("org.minga.platform.failure");

    /** Causes looked at; a longer chain is a loop. */
    private static final int MAX_CAUSES = 20;

    /** Headers of an answer that the framework prepared which stay when its body becomes a problem. */
    private static final Set<String> KEPT_HEADERS = Set.of("Allow", "Retry-After", "WWW-Authenticate");

    private static final String CHALLENGE = "WWW-Authenticate";

    private final List<UnavailableClassifier> classifiers;
    private final Violations violations;

    Failures(@All List<UnavailableClassifier> classifiers, Violations violations) {
        this.classifiers = List.copyOf(classifiers);
        this.violations = violations;
    }

    /** The problem to answer with for this failure. */
    Problem problemOf(Throwable failure) {
        Problem problem = classify(failure);
        switch (problem.type().status()) {
            case 500 -> LOG.error("request failed", failure);
            case 503, 504 ->
                LOG.warnf("request answered with %s: %s", problem.type().slug(), rootOf(failure));
            default -> LOG.debugf("request refused with %s", problem.type().slug());
        }
        return problem;
    }

    /** The problem to answer with for a bare status. */
    Problem problemOf(int status) {
        return of(ProblemTypes.forStatus(status));
    }

    private Problem classify(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable link : chain) {
            if (link instanceof ProblemException known) {
                return known.problem();
            }
            if (link instanceof LimitedBody.Fault fault) {
                return fault.problem();
            }
        }
        if (failure instanceof ConstraintViolationException invalid) {
            List<FieldError> errors = violations.ofRequest(invalid);
            return errors.isEmpty()
                    ? of(ProblemTypes.INTERNAL)
                    : Problem.of(ProblemTypes.VALIDATION).withErrors(errors);
        }
        Problem known = fromFramework(failure);
        if (known != null) {
            return known;
        }
        if (chain.stream().anyMatch(this::unavailable)) {
            return ProblemTypes.unavailable();
        }
        if (chain.stream().anyMatch(UnavailableByName::lostUpdate)) {
            return Problem.of(ProblemTypes.CONFLICT, "Read the resource again and repeat the change on top of it.");
        }
        return of(ProblemTypes.INTERNAL);
    }

    private static @Nullable Problem fromFramework(Throwable failure) {
        // An answer that a REST client got from somebody else says nothing about the request made to us.
        if (failure instanceof WebApplicationException web && !(failure instanceof ResteasyReactiveClientProblem)) {
            return fromResponse(web.getResponse());
        }
        if (failure instanceof HttpException http) {
            return of(ProblemTypes.forStatus(http.getStatusCode()));
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return of(ProblemTypes.UNAUTHENTICATED);
        }
        return failure instanceof ForbiddenException ? of(ProblemTypes.FORBIDDEN) : null;
    }

    private static Problem fromResponse(Response response) {
        Problem problem = of(ProblemTypes.forStatus(response.getStatus()));
        for (String name : KEPT_HEADERS) {
            String value = response.getHeaderString(name);
            if (value != null) {
                problem = problem.withHeader(name, value);
            }
        }
        return problem;
    }

    private static Problem of(ProblemType type) {
        if (type.equals(ProblemTypes.UNAVAILABLE)) {
            return ProblemTypes.unavailable();
        }
        Problem problem = Problem.of(type);
        return type.equals(ProblemTypes.UNAUTHENTICATED) ? problem.withHeader(CHALLENGE, "Bearer") : problem;
    }

    private boolean unavailable(Throwable link) {
        return UnavailableByName.matches(link)
                || classifiers.stream().anyMatch(classifier -> classifier.isUnavailable(link));
    }

    private static String rootOf(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.get(chain.size() - 1).toString();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = failure; link != null && chain.size() < MAX_CAUSES; link = link.getCause()) {
            chain.add(link);
        }
        return chain;
    }
}
