package org.minga.submission.submission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.security.Caller;
import org.minga.platform.security.PublicOperation;
import org.minga.platform.security.RequiresScope;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Viewer;

/** The public door: hand in, read, edit and withdraw. */
@Path("/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class SubmissionResource {

    private final SubmissionUseCases useCases;
    private final SubmissionReads reads;
    private final Idempotency idempotency;
    private final Caller caller;

    SubmissionResource(SubmissionUseCases useCases, SubmissionReads reads, Idempotency idempotency, Caller caller) {
        this.useCases = useCases;
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RequiresScope(value = "submissions:write", person = true)
    @Operation(operationId = "createSubmission", summary = "Hand something in while a collect phase is open")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(
            responseCode = "201",
            description = "Handed in; pending or published, as the campaign's rulebook says",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> submit(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid SubmissionRequest request) {
        return idempotency.once(
                key,
                request,
                () -> useCases.submit(request, Actor.of(caller))
                        .map(RefusalProblems::require)
                        .map(submission -> Answers.created(submission, Sight.AUTHOR)));
    }

    @GET
    @PublicOperation
    @Operation(
            operationId = "listSubmissions",
            summary = "Submissions of a campaign that the caller may see, newest first; or one's own",
            description = "Either campaign or mine=true is required. One's own list needs a person's token with"
                    + " submissions:write, and holds submissions in every status.")
    @APIResponse(responseCode = "403", ref = "Problem403")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionPage.class)))
    public Uni<Response> list(
            @QueryParam("campaign") @Nullable UUID campaign,
            @QueryParam("mine") @Nullable Boolean mine,
            @BeanParam PageRequest page,
            @Context UriInfo uriInfo) {
        UUID after = SubmissionPages.after(page);
        if (Boolean.TRUE.equals(mine)) {
            Viewer.Person person = Callers.ownerOfSubmissions(caller);
            return Panache.withSession(() -> reads.ownList(person, campaign, after, page.limit()))
                    .map(found -> SubmissionPages.response(found, page, uriInfo));
        }
        UUID campaignId = Callers.required(campaign, "campaign");
        Viewer viewer = Callers.viewer(caller);
        return Panache.withSession(() -> reads.publicList(campaignId, viewer, after, page.limit()))
                .map(found -> found.orElseThrow(Answers::noSuchCampaign))
                .map(found -> SubmissionPages.response(found, page, uriInfo));
    }

    @GET
    @Path("{id}")
    @PublicOperation
    @Operation(operationId = "getSubmission", summary = "One submission; what the caller may not see answers 404")
    @APIResponse(
            responseCode = "200",
            description = "The submission as far as the caller may see it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> one(@PathParam("id") UUID id) {
        return reads.one(id, Callers.viewer(caller))
                .map(found -> found.orElseThrow(Answers::noSuchSubmission))
                .map(Answers::ok);
    }

    @PUT
    @Path("{id}")
    @RequiresScope(value = "submissions:write", person = true)
    @Operation(operationId = "editSubmission", summary = "Rewrite one's own submission while collecting is open")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponse(
            responseCode = "200",
            description = "Rewritten; pending again where a moderator looks first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> edit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid EditRequest request) {
        Actor actor = Actor.of(caller);
        return Panache.withTransaction(
                        () -> useCases.edit(id, ifMatch, request, actor).map(RefusalProblems::require))
                .map(submission -> Answers.ok(SubmissionView.of(submission, Sight.AUTHOR)));
    }

    @POST
    @Path("{id}/withdrawal")
    @RequiresScope(value = "submissions:write", person = true)
    @Operation(
            operationId = "withdrawSubmission",
            summary = "Withdraw one's own submission for good, until voting opens")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn; its place may be used again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid WithdrawalRequest request) {
        return idempotency.once(
                key,
                request,
                () -> useCases.withdraw(id, Actor.of(caller))
                        .map(RefusalProblems::require)
                        .map(submission -> Answers.ok(SubmissionView.of(submission, Sight.AUTHOR))));
    }
}
