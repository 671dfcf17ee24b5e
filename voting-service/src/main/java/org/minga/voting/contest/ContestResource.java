package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.etag.ETags;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;

@Path("/v1/contests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contests", description = "Questions of a campaign that are decided by voting.")
class ContestResource {
    private final ContestLists lists;
    private final Contests contests;
    private final InstantSource clock;

    ContestResource(ContestLists lists, Contests contests, InstantSource clock) {
        this.lists = lists;
        this.contests = contests;
        this.clock = clock;
    }

    @GET
    @PublicOperation
    @Operation(summary = "The contests of a published campaign", operationId = "listContests")
    @APIResponse(
            responseCode = "200",
            description = "A page of contests, oldest first",
            content = @Content(schema = @Schema(implementation = ContestPage.class)))
    public Uni<Response> list(
            @NotNull @QueryParam("campaign") @Parameter(description = "Id of the campaign") UUID campaign,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return Panache.withSession(() -> lists.ofPublished(campaign, page))
                .map(found -> Pages.response(found.map(contest -> ContestView.of(contest, clock.instant())), uri));
    }

    @GET
    @Path("/{id}")
    @PublicOperation
    @Operation(
            summary = "One contest with its options and ballot rules",
            description = "Never shows a count. Before the opening the options are those it would have now.",
            operationId = "getContest")
    @APIResponse(
            responseCode = "200",
            description = "The contest",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return Panache.withSession(() -> contests.requirePublic(id)).map(contest -> {
            ContestView view = ContestView.of(contest, clock.instant());
            return Response.ok(view).header("ETag", ETags.tag(view.version())).build();
        });
    }
}
