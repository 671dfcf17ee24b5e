package org.minga.campaign.outcome;

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
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.organisation.Actor;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.problem.Problem;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** Publishing an outcome. */
@Path("/v1/admin/campaigns/{id}/outcome")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Outcomes")
public class AdminOutcomeResource {
    private final PublishingOutcome publishing;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    AdminOutcomeResource(PublishingOutcome publishing, Idempotency idempotency, Caller caller, InstantSource clock) {
        this.publishing = publishing;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "publishOutcome",
            summary = "Publish the outcome of a campaign",
            description = "Once, for everybody to read, when every contest of the campaign is certified.")
    @APIResponseSchema(value = OutcomeView.class, responseCode = "201")
    public Uni<Response> publish(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid OutcomeRequest request) {
        Actor actor = Actor.of(caller);
        return idempotency.once(
                key,
                request,
                () -> publishing.publish(actor, id, request, clock).map(AdminOutcomeResource::answer));
    }

    private static Response answer(OutcomeResult result) {
        return switch (result) {
            case OutcomeResult.Published(OutcomeView outcome) ->
                Response.created(URI.create("/v1/campaigns/" + outcome.campaignId() + "/outcome"))
                        .entity(outcome)
                        .build();
            case OutcomeResult.AlreadyPublished already ->
                throw Problem.of(CampaignProblems.OUTCOME_ALREADY_PUBLISHED)
                        .with("publishedAt", already.publishedAt())
                        .asException();
            case OutcomeResult.CampaignNotPublished notPublished ->
                throw Problem.of(CampaignProblems.CAMPAIGN_NOT_PUBLISHED, "A draft has no outcome.")
                        .asException();
            case OutcomeResult.NotReady notReady ->
                throw Problem.of(CampaignProblems.CONTESTS_NOT_CERTIFIED)
                        .with("contests", notReady.open().contests())
                        .with("phasesWithoutContest", notReady.open().phases())
                        .asException();
        };
    }
}
