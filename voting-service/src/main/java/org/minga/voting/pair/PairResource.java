package org.minga.voting.pair;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.ballot.Casting;
import org.minga.voting.ballot.ReceiptTime;
import org.minga.voting.ballot.ReceiptView;
import org.minga.voting.pair.domain.AnswerDraft;

@Path("/v1/contests/{id}/pairs")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(value = "ballots:cast", person = true)
@Tag(name = "Pairs", description = "Wiki surveys: pairs of options, issued to a person one after the other.")
class PairResource {
    private final PairUseCases useCases;
    private final ReceiptTime receiptTime;
    private final Caller caller;

    PairResource(PairUseCases useCases, ReceiptTime receiptTime, Caller caller) {
        this.useCases = useCases;
        this.receiptTime = receiptTime;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "The next pair to answer",
            description =
                    "Of a pairwise contest that issues its pairs. A pair that waits for an answer is given again, so this can be repeated"
                            + " freely. Options that were in few choices yet are shown more often; no pair is shown twice to the same"
                            + " person. When all were, the answer is `no-pair-left`.",
            operationId = "issuePair")
    @APIResponse(
            responseCode = "201",
            description = "A new pair",
            content = @Content(schema = @Schema(implementation = PairView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The pair that waits for an answer",
            content = @Content(schema = @Schema(implementation = PairView.class)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> next(@PathParam("id") UUID id) {
        return useCases.next(id, voter(), receiptTime.now())
                .map(issued -> Response.status(issued.fresh() ? 201 : 200)
                        .entity(issued.view())
                        .build());
    }

    @PUT
    @Path("/{appearance}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answer a pair",
            description =
                    "With the better option as `winner`, or with why there is no choice as `skip`: `cant_decide`, `like_both`,"
                            + " `dislike_both`, `too_similar`, `dont_know` or `other`. A choice is a ballot of its own and may be changed until"
                            + " the close; a skip is never counted. Neither can be turned into the other.",
            operationId = "answerPair")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AnswerDraft.class),
                            examples = {
                                @ExampleObject(name = "choice", value = "{\"winner\": \"7\"}"),
                                @ExampleObject(name = "skip", value = "{\"skip\": \"too_similar\"}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "First choice about this pair",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The choice was changed",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(responseCode = "204", description = "The pair was skipped")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<Response> answer(
            @PathParam("id") UUID id, @PathParam("appearance") UUID appearance, AnswerDraft answer) {
        return useCases.answer(id, voter(), appearance, answer, receiptTime.now())
                .map(receipt -> receipt.map(ReceiptView::of)
                        .map(view -> Response.status(view.version() == 1 ? 201 : 200)
                                .entity(view)
                                .build())
                        .orElseGet(() -> Response.noContent().build()));
    }

    private Casting.Voter voter() {
        return new Casting.Voter(caller.requireSubject(), caller.assuranceLevel());
    }
}
