package org.minga.reward.leaderboard;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;
import org.minga.reward.ProblemDoc;
import org.minga.reward.campaigncopy.CampaignCopies;
import org.minga.reward.ledger.LedgerStore;
import org.minga.reward.ledger.RankedAccount;

@Path("/v1/leaderboards")
@Tag(name = "Rewards")
@Produces(MediaType.APPLICATION_JSON)
class LeaderboardResource {
    private final CampaignCopies campaigns;
    private final LedgerStore ledger;

    LeaderboardResource(CampaignCopies campaigns, LedgerStore ledger) {
        this.campaigns = campaigns;
        this.ledger = ledger;
    }

    @GET
    @Path("/{campaignId}")
    @PublicOperation
    @Operation(
            operationId = "getLeaderboard",
            summary = "Who has most points in a campaign",
            description = "Most points first, equal points by person id. People without points are not listed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the leaderboard.",
            content = @Content(schema = @Schema(implementation = LeaderboardPage.class)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.CAMPAIGN_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<Response> get(
            @PathParam("campaignId") UUID campaignId, @BeanParam @Valid PageRequest request, @Context UriInfo uri) {
        Optional<RankedAccount> after =
                request.after(2).map(parts -> new RankedAccount(parts.getLast(), Cursor.number(parts.getFirst())));
        return Panache.withSession(() -> campaigns
                        .requireVisible(campaignId)
                        .chain(() -> ledger.ranking(campaignId, after, request.rows()))
                        .chain(accounts -> places(campaignId, accounts)))
                .map(places -> Pages.response(Page.of(places, request, Place::cursor), uri));
    }

    private Uni<List<Place>> places(UUID campaignId, List<RankedAccount> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : ledger.ahead(campaignId, accounts.getFirst()).map(ahead -> Place.ranked(accounts, ahead));
    }

    @Schema(name = "LeaderboardPage")
    record LeaderboardPage(
            @Schema(required = true) List<Place> items,
            @Schema(required = true) PageInfo page) {}
}
