package org.minga.voting.result;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;

@Path("/v1/contests/{id}/bundle")
@Tag(name = "Results")
class BundleResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Results results;
    private final BundleStore bundles;

    BundleResource(Results results, BundleStore bundles) {
        this.results = results;
        this.bundles = bundles;
    }

    @GET
    @Blocking
    @PublicOperation
    @Produces(NDJSON)
    @Operation(
            summary = "The audit bundle: rules, options, every ballot, rounds and result",
            description =
                    "Anyone can recount it: `./minga recount BUNDLE --hash H` with the `bundleHash` of the result.",
            operationId = "getBundle")
    @APIResponse(
            responseCode = "200",
            description = "One JSON value a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Response get(@PathParam("id") UUID id) throws Throwable {
        ResultView result = VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> results.show(id)));
        StreamingOutput body = out -> bundles.writeTo(out, id);
        return Response.ok(body, NDJSON)
                .header(HttpHeaders.CONTENT_LENGTH, result.bundleBytes())
                .header(HttpHeaders.ETAG, "\"" + result.bundleHash() + "\"")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + result.bundleFile() + "\"")
                .build();
    }
}
