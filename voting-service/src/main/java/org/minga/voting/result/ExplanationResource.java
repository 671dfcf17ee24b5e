package org.minga.voting.result;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;

@Path("/v1/contests/{id}/result/explanation")
@Tag(name = "Results")
class ExplanationResource {
    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final Results results;

    ExplanationResource(Results results) {
        this.results = results;
    }

    @GET
    @PublicOperation
    @Produces(MARKDOWN)
    @Operation(
            summary = "How the result came about, told to people",
            description =
                    "By what rules, round by round, in English. 409 `result-not-published` before the count; 404 for a"
                            + " result that was counted before explanations were written.",
            operationId = "getResultExplanation")
    @APIResponse(
            responseCode = "200",
            description = "Markdown",
            content = @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<String> get(@PathParam("id") UUID id) {
        return Panache.withSession(() -> results.explain(id));
    }
}
