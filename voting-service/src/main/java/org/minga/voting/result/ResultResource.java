package org.minga.voting.result;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;

@Path("/v1/contests/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results", description = "Results after the close, with everything needed to recount them.")
class ResultResource {
    private final Results results;

    ResultResource(Results results) {
        this.results = results;
    }

    @GET
    @PublicOperation
    @Operation(
            summary = "The result of a contest, once counted",
            description = "409 `result-not-published` before.",
            operationId = "getResult")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponseSchema(ResultView.class)
    public Uni<ResultView> get(@PathParam("id") UUID id) {
        return Panache.withSession(() -> results.show(id));
    }
}
