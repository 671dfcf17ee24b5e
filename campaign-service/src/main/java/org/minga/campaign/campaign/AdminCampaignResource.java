package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.campaign.DraftingCampaign.DraftChange;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.organisation.domain.Right;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** Writing drafts, and reading one's organisation's campaigns in whichever state. */
@Path("/v1/admin/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Campaigns")
public class AdminCampaignResource {
    private final DraftingCampaign drafting;
    private final Campaigns campaigns;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    AdminCampaignResource(
            DraftingCampaign drafting,
            Campaigns campaigns,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.drafting = drafting;
        this.campaigns = campaigns;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCampaign",
            summary = "Draft a campaign",
            description = "Owners and editors of the organisation.")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid CampaignRequest request) {
        Actor actor = Actor.of(caller);
        return idempotency.once(
                key,
                request,
                () -> drafting.create(actor, request)
                        .map(campaign -> answer(
                                Response.created(URI.create("/v1/admin/campaigns/" + campaign.id())), campaign)));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCampaignForMembers",
            summary = "Read a campaign as a member",
            description = "Also as a draft.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> read(@PathParam("id") UUID id) {
        Actor actor = Actor.of(caller);
        return Panache.withSession(() -> campaigns.seen(actor, id, Right.READ))
                .map(campaign -> answer(Response.ok(), campaign));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @Operation(
            operationId = "changeCampaign",
            summary = "Rewrite a draft",
            description =
                    "Replaces all of it. The n-th phase of a kind keeps its id, so contests prepared for it stay.")
    @APIResponseSchema(CampaignView.class)
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid CampaignChangeRequest request) {
        Actor actor = Actor.of(caller);
        return Panache.withTransaction(() -> drafting.change(actor, id, ifMatch, request))
                .map(this::answer);
    }

    private Response answer(DraftChange change) {
        return switch (change) {
            case DraftChange.Changed(Campaign.Draft draft) -> answer(Response.ok(), draft);
            case DraftChange.NotADraft notADraft ->
                throw Problem.of(CampaignProblems.CAMPAIGN_NOT_DRAFT, "A published campaign is a promise.")
                        .asException();
        };
    }

    private Response answer(Response.ResponseBuilder response, Campaign campaign) {
        return response.header("ETag", ETags.tag(campaign.version()))
                .entity(CampaignView.from(campaign, clock.instant()))
                .build();
    }
}
