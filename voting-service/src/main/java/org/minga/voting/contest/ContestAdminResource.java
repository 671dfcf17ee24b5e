package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.etag.ETags;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.domain.ContestDraft;

@Path("/v1/admin/contests")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Contest administration", description = "Setting up contests, for members of the organisation.")
class ContestAdminResource {
    static final String EXAMPLE = """
            {"campaignId": "0197c2a0-0000-7000-8000-000000000002", "phaseId": "0197c2a0-0000-7000-8000-000000000022",
             "title": {"en": "Which projects shall we build?"},
             "ballot": {"kind": "approval", "min": 1, "max": 5},
             "method": {"id": "budget-greedy", "budget": {"amount": 10000000, "currency": "EUR"}, "misfit": "skip"},
             "options": {"from": "submissions"}, "electorate": {"kind": "any_account"},
             "resultVisibility": "after_close", "paper": false}""";

    private final ContestUseCases useCases;
    private final ContestLists lists;
    private final Contests contests;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ContestAdminResource(
            ContestUseCases useCases,
            ContestLists lists,
            Contests contests,
            Idempotency idempotency,
            InstantSource clock) {
        this.useCases = useCases;
        this.lists = lists;
        this.contests = contests;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set up a contest",
            description = "In a vote phase that has not opened. Editors and owners of the campaign's organisation.",
            operationId = "createContest")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ContestDraft.class),
                            examples = @ExampleObject(name = "budget", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The contest",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, ContestDraft draft) {
        return idempotency.once(
                key,
                draft,
                () -> useCases.create(draft)
                        .map(contest ->
                                answer(Response.created(URI.create("/v1/admin/contests/" + contest.id())), contest)));
    }

    @GET
    @Operation(summary = "The contests of a campaign, drafts included", operationId = "listContestsForMembers")
    @APIResponse(
            responseCode = "200",
            description = "A page of contests, oldest first",
            content = @Content(schema = @Schema(implementation = ContestPage.class)))
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Uni<Response> list(
            @NotNull @QueryParam("campaign") UUID campaign, @BeanParam PageRequest page, @Context UriInfo uri) {
        return Panache.withSession(() -> lists.forMember(campaign, page))
                .map(found -> Pages.response(found.map(contest -> ContestView.of(contest, clock.instant())), uri));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One contest, also of a draft campaign", operationId = "getContestForMembers")
    @APIResponse(
            responseCode = "200",
            description = "The contest",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return Panache.withSession(() -> contests.requireForMember(id, Role.VIEWER))
                .map(contest -> answer(Response.ok(), contest));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @Operation(
            summary = "Change a contest that has not opened",
            description = "Whole; with the ETag one has read as If-Match.",
            operationId = "changeContest")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ContestDraft.class),
                            examples = @ExampleObject(name = "budget", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The contest",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, ContestDraft draft) {
        return Panache.withTransaction(() -> useCases.change(id, ifMatch, draft))
                .map(contest -> answer(Response.ok(), contest));
    }

    private Response answer(Response.ResponseBuilder response, Contest contest) {
        return response.entity(ContestView.of(contest, clock.instant()))
                .header("ETag", ETags.tag(contest.version()))
                .build();
    }
}
