package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.PublicOperation;

/** Organisations as anybody may see them. */
@Path("/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganisationResource {
    private final OrganisationStore organisations;

    OrganisationResource(OrganisationStore organisations) {
        this.organisations = organisations;
    }

    @GET
    @Path("/{id}")
    @PublicOperation
    @Operation(operationId = "getOrganisation", summary = "Read an organisation")
    @APIResponseSchema(OrganisationView.class)
    public Uni<Response> read(@PathParam("id") UUID id) {
        return Panache.withSession(() -> organisations.of(id))
                .map(found -> found.map(OrganisationView::from)
                        .orElseThrow(() -> Problem.of(ProblemTypes.NOT_FOUND, "There is no such organisation.")
                                .asException()))
                .map(OrganisationResource::answer);
    }

    static Response answer(OrganisationView view) {
        return Response.ok(view).header("ETag", ETags.tag(view.version())).build();
    }
}
