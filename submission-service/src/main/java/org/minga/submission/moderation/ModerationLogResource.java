package org.minga.submission.moderation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;
import org.minga.submission.campaigncopy.CampaignCopies;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.Answers;
import org.minga.submission.submission.Callers;

/** What moderators kept from the public or gave back to it, for everybody to read. */
@Path("/v1/moderation-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Moderation")
public class ModerationLogResource {

    private final CampaignCopies campaigns;
    private final ModerationLog log;

    ModerationLogResource(CampaignCopies campaigns, ModerationLog log) {
        this.campaigns = campaigns;
        this.log = log;
    }

    @GET
    @PublicOperation
    @Operation(
            operationId = "readModerationLog",
            summary = "Declined, removed and restored submissions of a campaign with the reasons, newest first")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModerationLogPage.class)))
    public Uni<Response> read(
            @QueryParam("campaign") @Nullable UUID campaign, @BeanParam PageRequest page, @Context UriInfo uriInfo) {
        UUID campaignId = Callers.required(campaign, "campaign");
        @Nullable
        UUID after = page.after(1).map(parts -> Cursor.uuid(parts.get(0))).orElse(null);
        return Panache.withSession(() -> campaigns
                        .rules(campaignId)
                        .map(found -> found.filter(CampaignRules::published).orElseThrow(Answers::noSuchCampaign))
                        .chain(rules -> log.read(rules.id(), after, page.limit())))
                .map(entries -> Pages.response(
                        Page.of(entries, page, entry -> Cursor.encode(entry.id().toString())), uriInfo));
    }
}
