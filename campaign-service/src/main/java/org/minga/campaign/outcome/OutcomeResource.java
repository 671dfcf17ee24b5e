package org.minga.campaign.outcome;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.PublicOperation;

/** Outcomes as anybody may read them. */
@Path("/v1/campaigns/{id}/outcome")
@Produces(MediaType.APPLICATION_JSON)
@PublicOperation
@Tag(name = "Outcomes")
public class OutcomeResource {
    private final OutcomeStore outcomes;

    OutcomeResource(OutcomeStore outcomes) {
        this.outcomes = outcomes;
    }

    @GET
    @Operation(
            operationId = "getOutcome",
            summary = "Read the outcome of a campaign",
            description = "404 until it is published.")
    public Uni<OutcomeView> read(@PathParam("id") UUID id) {
        return Panache.withSession(() -> outcomes.of(id))
                .map(found -> found.map(OutcomeView::from)
                        .orElseThrow(() -> Problem.of(ProblemTypes.NOT_FOUND, "There is no outcome yet.")
                                .asException()));
    }
}
