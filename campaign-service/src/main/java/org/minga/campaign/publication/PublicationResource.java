package org.minga.campaign.publication;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.campaign.CampaignView;
import org.minga.campaign.organisation.Actor;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** Publishing a campaign. */
@Path("/v1/admin/campaigns/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Campaigns")
public class PublicationResource {
    private final PublishingCampaign publishing;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    PublicationResource(PublishingCampaign publishing, Idempotency idempotency, Caller caller, InstantSource clock) {
        this.publishing = publishing;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "publishCampaign",
            summary = "Publish a campaign",
            description = "From then on it is a promise: only its dates can still move, with notice."
                    + " Refused with every fault of its contests, or with 503 if they can't be validated just now.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> publish(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid PublicationRequest request) {
        Actor actor = Actor.of(caller);
        // Without a key there is nothing to ask voting-service for: the request is refused below.
        Uni<Optional<Long>> validated =
                key == null ? Uni.createFrom().item(Optional.empty()) : publishing.validate(actor, id);
        return validated.chain(version -> idempotency.once(
                key, request, () -> publishing.publish(actor, id, version).map(this::answer)));
    }

    private Response answer(PublicationResult result) {
        return switch (result) {
            case PublicationResult.Published published ->
                Response.ok(CampaignView.from(published.campaign(), clock.instant()))
                        .header("ETag", ETags.tag(published.campaign().version()))
                        .build();
            case PublicationResult.NotADraft notADraft ->
                throw Problem.of(CampaignProblems.CAMPAIGN_NOT_DRAFT, "The campaign is published already.")
                        .asException();
            case PublicationResult.AlreadyOver over ->
                throw Problem.of(CampaignProblems.CAMPAIGN_OVER, "Nobody could take part any more.")
                        .with("closesAt", over.endedAt())
                        .asException();
            case PublicationResult.Changed changed ->
                throw Problem.of(CampaignProblems.CAMPAIGN_CHANGED, "Look at the draft again before you publish it.")
                        .asException();
        };
    }
}
