package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.history.History;
import org.minga.campaign.history.LogEntryView;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.organisation.Organisations;
import org.minga.campaign.organisation.domain.Right;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** What an organisation has: its campaigns, and what was done to each. */
@Path("/v1/admin/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Campaigns")
public class AdminCampaignListResource {
    private final Campaigns campaigns;
    private final CampaignSearch search;
    private final Organisations organisations;
    private final History history;
    private final Caller caller;

    AdminCampaignListResource(
            Campaigns campaigns, CampaignSearch search, Organisations organisations, History history, Caller caller) {
        this.campaigns = campaigns;
        this.search = search;
        this.organisations = organisations;
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listCampaignsForMembers",
            summary = "List the campaigns of one's organisations",
            description = "Drafts too, the newest first; of one organisation or of all one is a member of.")
    @APIResponseSchema(CampaignResource.CampaignPage.class)
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Uni<Response> list(
            @Parameter(description = "Only campaigns of this organisation") @QueryParam("organisation") @Nullable
                    UUID organisation,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        Actor actor = Actor.of(caller);
        UUID before = page.after(1).map(parts -> Cursor.uuid(parts.getFirst())).orElse(null);
        return Panache.withSession(() ->
                        wanted(actor, organisation).chain(ids -> search.ofOrganisations(ids, before, page.rows())))
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id().toString())))
                .map(found -> Pages.response(found, uri));
    }

    @GET
    @Path("/{id}/log")
    @Operation(
            operationId = "listCampaignLog",
            summary = "Read the log of a campaign",
            description = "Who did what through which client, when and why; the newest first. Members only.")
    @APIResponseSchema(LogPage.class)
    public Uni<Response> log(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page, @Context UriInfo uri) {
        Actor actor = Actor.of(caller);
        UUID before = page.after(1).map(parts -> Cursor.uuid(parts.getFirst())).orElse(null);
        return Panache.withSession(
                        () -> campaigns.seen(actor, id, Right.READ).chain(() -> history.log(id, before, page.rows())))
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id().toString())))
                .map(found -> Pages.response(found, uri));
    }

    private Uni<List<UUID>> wanted(Actor actor, @Nullable UUID organisation) {
        if (organisation == null) {
            return organisations.of(actor);
        }
        return organisations
                .exists(organisation)
                .invoke(exists -> {
                    if (!exists) {
                        throw Problem.of(ProblemTypes.NOT_FOUND, "There is no such organisation.")
                                .asException();
                    }
                })
                .chain(() -> organisations.require(actor, organisation, Right.READ, false))
                .replaceWith(List.of(organisation));
    }

    /** For the API document: the shape of a page of the log. */
    record LogPage(List<LogEntryView> items, PageInfo page) {}
}
