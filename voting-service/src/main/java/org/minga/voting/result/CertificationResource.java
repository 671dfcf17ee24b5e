package org.minga.voting.result;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.security.RequiresScope;

@Path("/v1/admin/contests/{id}/certification")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Contest administration")
class CertificationResource {
    private final Results results;
    private final Idempotency idempotency;

    CertificationResource(Results results, Idempotency idempotency) {
        this.results = results;
        this.idempotency = idempotency;
    }

    /** Nothing to say: the hash of the bundle is what is certified. */
    @Schema(name = "CertificationRequest")
    record CertificationRequest() {}

    @POST
    @Operation(
            summary = "Certify a provisional result",
            description = "Editors and owners. There is no way back.",
            operationId = "certifyResult")
    @APIResponse(
            responseCode = "201",
            description = "Certified",
            content = @Content(schema = @Schema(implementation = Results.CertificationView.class)))
    public Uni<Response> certify(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            CertificationRequest request) {
        return idempotency.once(
                key,
                request,
                () -> results.certify(id)
                        .map(certified -> Response.created(URI.create("/v1/contests/" + id + "/result"))
                                .entity(certified)
                                .build()));
    }
}
