package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;

@Path("/v1/log-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Ballot log",
        description = "Proof that every ballot that was accepted is in the log, and that the log only ever grew.")
class LogKeyResource {
    private final PublishedKeys keys;

    LogKeyResource(PublishedKeys keys) {
        this.keys = keys;
    }

    @GET
    @PublicOperation
    @Operation(
            summary = "The public keys that receipts, tree heads and audit bundles are signed with",
            description = "A JWK set of all keys that ever signed, the newest last: signatures outlive keys.",
            operationId = "listLogKeys")
    public Uni<LogKeysView> list() {
        return keys.all().map(LogKeysView::of);
    }
}
