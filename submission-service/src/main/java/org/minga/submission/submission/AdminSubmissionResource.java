package org.minga.submission.submission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
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
import org.minga.platform.security.RequiresScope;
import org.minga.submission.campaigncopy.domain.Right;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.Listing;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Status;
import org.minga.submission.submission.domain.VisibilityPolicy;
import org.minga.submission.validation.OneOf;

/** The organisation's own door: everything of a campaign, and what is added on somebody's behalf. */
@Path("/v1/admin/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions, for organisers")
@RequiresScope("admin")
public class AdminSubmissionResource {

    private final AdminUseCases useCases;
    private final SubmissionReads reads;
    private final MemberDoor door;
    private final Idempotency idempotency;
    private final Caller caller;

    AdminSubmissionResource(
            AdminUseCases useCases, SubmissionReads reads, MemberDoor door, Idempotency idempotency, Caller caller) {
        this.useCases = useCases;
        this.reads = reads;
        this.door = door;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "addSubmission",
            summary = "Add a submission on somebody's behalf: published at once, without author and limit")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(
            responseCode = "201",
            description = "Added; public as soon as the campaign is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Uni<Response> add(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid AdditionRequest request) {
        return idempotency.once(
                key,
                request,
                () -> useCases.add(request, Actor.of(caller))
                        .map(RefusalProblems::require)
                        .map(submission -> Answers.created(submission, Sight.MEMBER)));
    }

    @GET
    @Operation(
            operationId = "listAllSubmissions",
            summary = "Every submission of a campaign, in one status or all, newest first; members only")
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
            @QueryParam("status")
                    @OneOf(Status.class)
                    @Schema(enumeration = {"pending", "published", "declined", "removed", "withdrawn"})
                    @Nullable
                    String status,
            @BeanParam PageRequest page,
            @Context UriInfo uriInfo) {
        UUID campaignId = Callers.required(campaign, "campaign");
        UUID after = SubmissionPages.after(page);
        Listing listing =
                VisibilityPolicy.memberListing(Optional.ofNullable(status).map(name -> Named.read(Status.class, name)));
        String subject = caller.requireSubject();
        return Panache.withSession(() -> door.enter(campaignId, subject, Right.READ)
                        .chain(entry -> switch (entry) {
                            case MemberDoor.Entry.Closed(var refusal) ->
                                throw RefusalProblems.problem(refusal).asException();
                            case MemberDoor.Entry.Open(var rules, var member) ->
                                reads.memberList(rules, listing, member, after, page.limit());
                        }))
                .map(found -> SubmissionPages.response(found, page, uriInfo));
    }
}
