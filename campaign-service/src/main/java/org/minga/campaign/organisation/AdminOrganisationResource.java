package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.etag.ETags;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** Founding and changing organisations. */
@Path("/v1/admin/organisations")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Organisations")
public class AdminOrganisationResource {
    private final FoundingOrganisation founding;
    private final ChangingOrganisation changing;
    private final OrganisationStore organisations;
    private final Idempotency idempotency;
    private final Caller caller;

    AdminOrganisationResource(
            FoundingOrganisation founding,
            ChangingOrganisation changing,
            OrganisationStore organisations,
            Idempotency idempotency,
            Caller caller) {
        this.founding = founding;
        this.changing = changing;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = "admin", person = true)
    @Operation(
            operationId = "createOrganisation",
            summary = "Found an organisation",
            description = "The person who founds it becomes its first owner.")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "201")
    public Uni<Response> found(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid OrganisationRequest request) {
        Actor actor = Actor.of(caller);
        return idempotency.once(
                key,
                request,
                () -> founding.found(actor, request)
                        .map(row -> Response.created(URI.create("/v1/organisations/" + row.id))
                                .header("ETag", ETags.tag(row.version))
                                .entity(OrganisationView.from(row))
                                .build()));
    }

    @GET
    @Operation(operationId = "listMyOrganisations", summary = "List the organisations one is a member of")
    @APIResponseSchema(OrganisationPage.class)
    public Uni<Response> mine(@Valid @BeanParam PageRequest page, @Context UriInfo uri) {
        Actor actor = Actor.of(caller);
        UUID after = page.after(1).map(parts -> Cursor.uuid(parts.getFirst())).orElse(null);
        return Panache.withSession(() -> organisations.ofMember(actor.subject(), after, page.rows()))
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id.toString()))
                        .map(OrganisationView::from))
                .map(found -> Pages.response(found, uri));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @Operation(operationId = "changeOrganisation", summary = "Change an organisation's name or kind")
    @APIResponseSchema(OrganisationView.class)
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid OrganisationChangeRequest request) {
        Actor actor = Actor.of(caller);
        return Panache.withTransaction(() -> changing.change(actor, id, ifMatch, request))
                .map(OrganisationView::from)
                .map(OrganisationResource::answer);
    }

    /** For the API document: the shape of a page of organisations. */
    record OrganisationPage(List<OrganisationView> items, PageInfo page) {}
}
