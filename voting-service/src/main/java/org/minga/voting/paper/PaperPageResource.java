package org.minga.voting.paper;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.ballot.ReceiptTime;
import org.minga.voting.paper.PaperPageView.ListView;
import org.minga.voting.paper.PaperPageView.PaperPageRequest;

@Path("/v1/admin/contests/{id}/paper-pages")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Paper ballots", description = "Ballots cast on paper, taken in page by page while the contest is open.")
class PaperPageResource {
    private static final int MOST_PAGES = 1_000_000;

    private final PaperUseCases useCases;
    private final ReceiptTime receiptTime;
    private final Caller caller;

    PaperPageResource(PaperUseCases useCases, ReceiptTime receiptTime, Caller caller) {
        this.useCases = useCases;
        this.receiptTime = receiptTime;
        this.caller = caller;
    }

    @PUT
    @Path("/{n}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in a page of paper ballots",
            description =
                    "Pages are numbered from 1 without gaps. The same page with the same content may be sent again"
                            + " and changes nothing; with other content it is refused. In `ranks` the text `overvote` may"
                            + " stand for a rank of which nobody knows with what it was overvoted.",
            operationId = "importPaperPage")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PaperPageRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "approval",
                                            value =
                                                    "{\"ballots\": [{\"ref\": \"A-0017\", \"selections\": [\"1\", \"7\"]}]}")))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = PaperPageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Was taken in before with the same content",
            content = @Content(schema = @Schema(implementation = PaperPageView.class)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> add(
            @PathParam("id") UUID id,
            @PathParam("n") @Min(1) @Max(MOST_PAGES) @Parameter(description = "From 1") int page,
            PaperPageRequest request) {
        PaperStore.Sender sender =
                new PaperStore.Sender(caller.requireSubject(), caller.client().orElse(null), receiptTime.now());
        return useCases.add(id, page, request.ballots(), sender)
                .map(imported -> Response.status(imported.now() ? 201 : 200)
                        .entity(imported.page())
                        .build());
    }

    @GET
    @Operation(
            summary = "Which pages were taken in, by whom, and which is next",
            description = "Shows no counts.",
            operationId = "listPaperPages")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponseSchema(ListView.class)
    public Uni<ListView> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        return useCases.list(id, page);
    }
}
