package org.minga.voting.ballot;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.ballot.domain.BallotDraft;

@Path("/v1/contests/{id}/ballot")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(value = "ballots:cast", person = true)
@Tag(name = "Ballots", description = "One's own ballot in a contest: one per voter, changeable until the close.")
class BallotResource {
    private final BallotUseCases useCases;
    private final ReceiptTime receiptTime;
    private final Caller caller;

    BallotResource(BallotUseCases useCases, ReceiptTime receiptTime, Caller caller) {
        this.useCases = useCases;
        this.receiptTime = receiptTime;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Cast or change one's ballot",
            description =
                    "`selections` for single and approval ballots, `points` for cumulative, `ranking` for ordinal, `ranks`"
                            + " (a list of lists of codes, best rank first) for ranked, `scores` for scored, `weights` for"
                            + " quadratic, `choices` for pairwise ones. An answer of 2xx means that the ballot is stored and counts unless changed or withdrawn.",
            operationId = "castBallot")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BallotDraft.class),
                            examples = {
                                @ExampleObject(name = "approval", value = "{\"selections\": [\"1\", \"7\"]}"),
                                @ExampleObject(name = "cumulative", value = "{\"points\": {\"1\": 3, \"7\": 2}}"),
                                @ExampleObject(name = "ordinal", value = "{\"ranking\": [\"7\", \"1\"]}"),
                                @ExampleObject(name = "ranked", value = "{\"ranks\": [[\"7\"], [\"1\", \"4\"]]}"),
                                @ExampleObject(name = "scored", value = "{\"scores\": {\"1\": 5, \"7\": 0}}"),
                                @ExampleObject(name = "quadratic", value = "{\"weights\": {\"1\": 3, \"7\": -1}}"),
                                @ExampleObject(
                                        name = "pairwise",
                                        value = "{\"choices\": [{\"winner\": \"7\", \"loser\": \"1\"}]}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "First ballot of this voter",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The ballot was changed",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Uni<RestResponse<ReceiptView>> cast(@PathParam("id") UUID id, BallotDraft ballot) {
        return useCases.cast(id, voter(), ballot, receiptTime.now())
                .map(receipt -> RestResponse.status(
                        receipt.version() == 1 ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        ReceiptView.of(receipt)));
    }

    private Casting.Voter voter() {
        return new Casting.Voter(caller.requireSubject(), caller.assuranceLevel());
    }

    @GET
    @Operation(
            summary = "One's own ballot",
            description = "Until the contest is sealed: after that nothing ties a ballot to a person any more.",
            operationId = "getBallot")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponseSchema(BallotView.class)
    public Uni<BallotView> show(@PathParam("id") UUID id) {
        return useCases.show(id, caller.requireSubject(), receiptTime.now());
    }

    @DELETE
    @Operation(
            summary = "Withdraw one's ballot",
            description = "A new one may be cast until the close.",
            operationId = "withdrawBallot")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponseSchema(WithdrawalView.class)
    public Uni<WithdrawalView> withdraw(@PathParam("id") UUID id) {
        return useCases.withdraw(id, caller.requireSubject(), receiptTime.now()).map(WithdrawalView::of);
    }
}
