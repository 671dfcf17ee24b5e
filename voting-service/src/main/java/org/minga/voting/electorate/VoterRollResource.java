package org.minga.voting.electorate;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.electorate.VoterRollView.PageRequestBody;
import org.minga.voting.electorate.VoterRollView.PageView;
import org.minga.voting.electorate.domain.RollPages;

@Path("/v1/admin/contests/{id}/voter-roll")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Voter rolls", description = "Who may take part in a contest of a listed electorate or a jury.")
class VoterRollResource {
    private final RollUseCases useCases;
    private final Caller caller;
    private final InstantSource clock;

    VoterRollResource(RollUseCases useCases, Caller caller, InstantSource clock) {
        this.useCases = useCases;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/pages/{n}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Upload a page of the voter roll, or put another in its place",
            description =
                    "Until the contest opens, in any order. The same page with the same content may be sent again and changes"
                            + " nothing. Nobody may stand on the roll twice. Say in `pages` how many there will be, so that the"
                            + " contest can't open with half of a roll.",
            operationId = "putVoterRollPage")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PageRequestBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "jury",
                                            value =
                                                    "{\"pages\": 1, \"voters\": [{\"personId\": \"0197c2a0-0000-7000-8000-0000000000aa\","
                                                            + " \"weight\": 2}]}")))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = PageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Put in place of another, or was there already",
            content = @Content(schema = @Schema(implementation = PageView.class)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> put(
            @PathParam("id") UUID id,
            @PathParam("n") @Min(1) @Max(RollPages.MAX_PAGES) @Parameter(description = "From 1") int page,
            PageRequestBody body) {
        RollStore.Sender sender =
                new RollStore.Sender(caller.requireSubject(), caller.client().orElse(null), clock.instant());
        return useCases.put(id, page, body, sender)
                .map(stored -> Response.status(stored.isNew() ? 201 : 200)
                        .entity(stored.page())
                        .build());
    }

    @GET
    @Operation(
            summary = "How large the voter roll is, its hash and its pages",
            description = "Shows no names.",
            operationId = "getVoterRoll")
    public Uni<VoterRollView> show(@PathParam("id") UUID id) {
        return useCases.show(id);
    }

    @DELETE
    @Path("/pages/{n}")
    @Operation(summary = "Take a page of the voter roll back", operationId = "deleteVoterRollPage")
    @APIResponse(responseCode = "204", description = "Everybody on it is off the roll")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Void> delete(@PathParam("id") UUID id, @PathParam("n") @Min(1) @Max(RollPages.MAX_PAGES) int page) {
        return useCases.delete(id, page);
    }
}
