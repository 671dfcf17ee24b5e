package org.minga.voting.ballot;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.problem.ProblemWriter;

/**
 * Turns ballots away before token and body are looked at, as long as too many wait to be written: a refusal must cost far
 * less than a ballot, or the refusals of a flood would take the place of the ballots.
 */
@ApplicationScoped
class Crowding {
    /** After the trace has begun, before everything that costs something. */
    private static final int EARLY = 1_500;

    private static final String BALLOT = "/ballot";
    private static final String PAIRS = "/pairs/";

    private final Box box;

    Crowding(Box box) {
        this.box = box;
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, EARLY);
    }

    private void look(RoutingContext context) {
        if (context.request().method().equals(HttpMethod.PUT)
                && isBallot(context.request().path())
                && box.full()) {
            ProblemWriter.write(context, ProblemTypes.unavailable());
        } else {
            context.next();
        }
    }

    private static boolean isBallot(String path) {
        return path.endsWith(BALLOT) || path.contains(PAIRS);
    }
}
