package org.minga.voting.method;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;
import org.minga.tally.methods.catalogue.Methods;

@Path("/v1/counting-methods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Counting methods", description = "How ballots can be counted.")
class CountingMethodResource {

    /** Not paged: there are a few dozen. */
    @Schema(name = "CountingMethods")
    record CatalogueView(List<CountingMethodView> items) {}

    private final CatalogueView catalogue =
            new CatalogueView(Methods.all().stream().map(CountingMethodView::of).toList());

    @GET
    @PublicOperation
    @Operation(
            summary = "All counting methods with their parameters",
            description = "What may stand in the `method` of a contest: its `id`, and parameters by name.",
            operationId = "listCountingMethods")
    public CatalogueView list() {
        return catalogue;
    }
}
