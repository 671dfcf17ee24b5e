package org.minga.campaign.timetable;

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
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.campaign.CampaignView;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.phase.domain.PhaseChange;
import org.minga.campaign.phase.domain.PhaseRefusal;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** The steps that depart from a published timetable. Each answers with the campaign as it is then. */
@Path("/v1/admin/campaigns/{id}/phases/{phaseId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Phases")
public class TimetableResource {
    private final MovingPhase moving;
    private final Idempotency idempotency;
    private final Caller caller;

    TimetableResource(MovingPhase moving, Idempotency idempotency, Caller caller) {
        this.moving = moving;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/opening")
    @Operation(
            operationId = "openPhase",
            summary = "Open a phase now instead of later",
            description = "The phase before must be closed. Logged, with a public notice.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> open(
            @PathParam("id") UUID id,
            @PathParam("phaseId") UUID phaseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid ReasonRequest request) {
        return move(id, new PhaseChange.Opening(phaseId), request.reason(), key, request);
    }

    @POST
    @Path("/closing")
    @Operation(
            operationId = "closePhase",
            summary = "Close a phase now instead of later",
            description = "Logged, with a public notice.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> close(
            @PathParam("id") UUID id,
            @PathParam("phaseId") UUID phaseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid ReasonRequest request) {
        return move(id, new PhaseChange.Closing(phaseId), request.reason(), key, request);
    }

    @POST
    @Path("/extension")
    @Operation(
            operationId = "extendPhase",
            summary = "Give a phase more time",
            description = "At most until the next phase opens. Logged, with a public notice.")
    @APIResponseSchema(CampaignView.class)
    public Uni<Response> extend(
            @PathParam("id") UUID id,
            @PathParam("phaseId") UUID phaseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid ExtensionRequest request) {
        PhaseChange change =
                new PhaseChange.Extension(phaseId, request.closesAt().truncatedTo(ChronoUnit.MILLIS));
        return move(id, change, request.reason(), key, request);
    }

    private Uni<Response> move(UUID id, PhaseChange change, String reason, @Nullable String key, Object body) {
        Actor actor = Actor.of(caller);
        return idempotency.once(
                key, body, () -> moving.move(actor, id, change, reason).map(TimetableResource::answer));
    }

    private static Response answer(TimetableResult result) {
        return switch (result) {
            case TimetableResult.Moved moved ->
                Response.ok(CampaignView.from(moved.campaign(), moved.now()))
                        .header("ETag", ETags.tag(moved.campaign().version()))
                        .build();
            case TimetableResult.NotPublished notPublished ->
                throw Problem.of(CampaignProblems.CAMPAIGN_NOT_PUBLISHED, "Change the dates of the draft instead.")
                        .asException();
            case TimetableResult.Refused(PhaseRefusal refusal) ->
                throw problem(refusal).asException();
        };
    }

    private static Problem problem(PhaseRefusal refusal) {
        return switch (refusal) {
            case PhaseRefusal.Unknown unknown -> Problem.of(ProblemTypes.NOT_FOUND, "The campaign has no such phase.");
            case PhaseRefusal.NotYetOpen notYetOpen ->
                Problem.of(CampaignProblems.PHASE_NOT_OPEN).with("opensAt", notYetOpen.opensAt());
            case PhaseRefusal.AlreadyOpen alreadyOpen ->
                Problem.of(CampaignProblems.PHASE_ALREADY_OPEN).with("opensAt", alreadyOpen.opensAt());
            case PhaseRefusal.AlreadyClosed alreadyClosed ->
                Problem.of(CampaignProblems.PHASE_ALREADY_CLOSED).with("closesAt", alreadyClosed.closesAt());
            case PhaseRefusal.PrecedingNotClosed preceding ->
                Problem.of(CampaignProblems.PRECEDING_PHASE_NOT_CLOSED, "Close the phase before this one first.")
                        .with("phaseId", preceding.precedingId())
                        .with("closesAt", preceding.precedingClosesAt());
            case PhaseRefusal.NotLater notLater ->
                Problem.of(CampaignProblems.EXTENSION_NOT_LATER).with("closesAt", notLater.closesAt());
            case PhaseRefusal.OverlapsFollowing following ->
                Problem.of(CampaignProblems.PHASES_OVERLAP)
                        .with("phaseId", following.followingId())
                        .with("opensAt", following.followingOpensAt());
        };
    }
}
