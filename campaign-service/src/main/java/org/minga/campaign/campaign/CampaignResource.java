package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
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
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.CampaignSearch.Position;
import org.minga.campaign.campaign.CampaignSearch.PublicQuery;
import org.minga.campaign.history.History;
import org.minga.campaign.history.NoticeView;
import org.minga.platform.etag.ETags;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;

/** Campaigns as anybody may see them, once they are published. */
@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@PublicOperation
@Tag(name = "Campaigns")
public class CampaignResource {
    private final Campaigns campaigns;
    private final CampaignSearch search;
    private final History history;
    private final InstantSource clock;

    CampaignResource(Campaigns campaigns, CampaignSearch search, History history, InstantSource clock) {
        this.campaigns = campaigns;
        this.search = search;
        this.history = history;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listCampaigns",
            summary = "List and search published campaigns",
            description = "The newest first.")
    @APIResponseSchema(CampaignPage.class)
    public Uni<Response> list(
            @Parameter(description = "Words that title or brief must hold, each at least as a beginning")
                    @QueryParam("q")
                    @Size(max = 200)
                    @Nullable
                    String q,
            @Parameter(description = "published: some phase is still to come or open; closed: all are over")
                    @QueryParam("status")
                    @Nullable
                    PublicStatus status,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        Position after = page.after(2)
                .map(parts -> new Position(Cursor.instant(parts.getFirst()), Cursor.uuid(parts.getLast())))
                .orElse(null);
        String words = q == null || q.isBlank() ? null : SearchText.query(q);
        if (words != null && words.isEmpty()) {
            return Uni.createFrom().item(Pages.response(new Page<>(List.of(), new PageInfo(null)), uri));
        }
        Boolean over = status == null ? null : status == PublicStatus.CLOSED;
        PublicQuery query = new PublicQuery(words, over, after);
        return Panache.withSession(() -> search.inPublic(query, page.rows()))
                .map(rows -> Page.of(rows, page, CampaignResource::cursor))
                .map(found -> Pages.response(found, uri));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCampaign",
            summary = "Read a published campaign",
            description = "With where each phase stands by the clock.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> read(@PathParam("id") UUID id) {
        return Panache.withSession(() -> campaigns.inPublic(id))
                .map(campaign -> Response.ok(CampaignView.from(campaign, clock.instant()))
                        .header("ETag", ETags.tag(campaign.version()))
                        .build());
    }

    @GET
    @Path("/{id}/notices")
    @Operation(
            operationId = "listNotices",
            summary = "Read what changed after publication and why",
            description = "Every phase that was opened, closed or extended otherwise than planned; the newest first.")
    @APIResponseSchema(NoticePage.class)
    public Uni<Response> notices(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page, @Context UriInfo uri) {
        UUID before = page.after(1).map(parts -> Cursor.uuid(parts.getFirst())).orElse(null);
        return Panache.withSession(() -> campaigns.inPublic(id).chain(() -> history.notices(id, before, page.rows())))
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.id().toString())))
                .map(found -> Pages.response(found, uri));
    }

    @SuppressWarnings("NullAway") // Only published campaigns are in this list.
    private static String cursor(CampaignSummaryView campaign) {
        return Cursor.encode(campaign.publishedAt().toString(), campaign.id().toString());
    }

    /** For the API document: the shape of a page of campaigns. */
    record CampaignPage(List<CampaignSummaryView> items, PageInfo page) {}

    /** For the API document: the shape of a page of notices. */
    record NoticePage(List<NoticeView> items, PageInfo page) {}
}
