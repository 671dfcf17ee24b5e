package org.minga.reward.award;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;
import org.minga.reward.ProblemDoc;

@Path("/v1/awards")
@Tag(name = "Rewards")
@Produces(MediaType.APPLICATION_JSON)
class AwardResource {
    private final AwardQueries rewards;

    AwardResource(AwardQueries rewards) {
        this.rewards = rewards;
    }

    @GET
    @PublicOperation
    @Operation(
            operationId = "listAwards",
            summary = "The awards of a campaign, with the reason of each",
            description =
                    "Readable by anybody once the campaign is published, oldest first. An award for a submission that was added on behalf of others goes to the submission and names no person.")
    @APIResponse(
            responseCode = "200",
            description = "Awards held now.",
            content = @Content(schema = @Schema(implementation = AwardPage.class)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.CAMPAIGN_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<Response> list(
            @Parameter(required = true) @NotNull @QueryParam("campaign") UUID campaign,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return rewards.publicAwards(campaign, page).map(found -> Pages.response(found, uri));
    }

    @Schema(name = "AwardPage")
    record AwardPage(
            @Schema(required = true) List<AwardView> items,
            @Schema(required = true) PageInfo page) {}
}
