package org.minga.submission.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.submission.submission.Actor;
import org.minga.submission.submission.Answers;
import org.minga.submission.submission.RefusalProblems;
import org.minga.submission.submission.SubmissionView;
import org.minga.submission.submission.domain.Sight;

/** Moderators' decisions on single submissions. */
@Path("/v1/admin/submissions/{id}/decision")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Moderation")
public class ModerationResource {

    private final ModerationUseCases useCases;
    private final Idempotency idempotency;
    private final Caller caller;

    ModerationResource(ModerationUseCases useCases, Idempotency idempotency, Caller caller) {
        this.useCases = useCases;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RequiresScope("admin")
    @Operation(
            operationId = "decideOnSubmission",
            summary = "Approve, decline, remove or restore a submission",
            description = "Approve and decline what is pending, remove what is published, restore what was declined or"
                    + " removed. Declining and removing need a reason code, which shows in the public moderation log.")
    @APIResponse(
            responseCode = "200",
            description = "Decided and logged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> decide(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid DecisionRequest request) {
        return idempotency.once(
                key,
                request,
                () -> useCases.decide(id, request.verdict(), request.note(), Actor.of(caller))
                        .map(RefusalProblems::require)
                        .map(submission -> Answers.ok(SubmissionView.of(submission, Sight.MEMBER))));
    }
}
