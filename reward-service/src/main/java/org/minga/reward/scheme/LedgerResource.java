package org.minga.reward.scheme;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.reward.ProblemDoc;
import org.minga.reward.award.RewardMovement;
import org.minga.reward.award.RewardStore;
import org.minga.reward.ledger.LedgerStore;
import org.minga.reward.ledger.PostedEntry;

@Path("/v1/admin/reward-schemes/{id}/ledger")
@Tag(name = "Reward schemes")
@RequiresScope("admin")
@Produces(MediaType.APPLICATION_JSON)
class LedgerResource {
    private final SchemeUseCases schemes;
    private final LedgerStore ledger;
    private final RewardStore rewards;
    private final Caller caller;

    LedgerResource(SchemeUseCases schemes, LedgerStore ledger, RewardStore rewards, Caller caller) {
        this.schemes = schemes;
        this.ledger = ledger;
        this.rewards = rewards;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getRewardLedger",
            summary = "The points ledger of a scheme, with its trial balance",
            description = "Entries in the order they were written, each with the reason it was. For members.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the ledger and the trial balance of the whole.",
            content = @Content(schema = @Schema(implementation = LedgerView.class)))
    @APIResponse(
            responseCode = "403",
            description = ProblemDoc.FORBIDDEN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.SCHEME_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<LedgerView> get(@PathParam("id") UUID id, @BeanParam @Valid PageRequest request) {
        String reader = caller.requireSubject();
        Optional<UUID> after = request.after(1).map(parts -> Cursor.uuid(parts.getFirst()));
        return Panache.withSession(() -> schemes.require(id, reader)
                .chain(scheme -> ledger.entries(scheme.campaignId(), after, request.rows())
                        .map(rows -> Page.of(
                                rows,
                                request,
                                posted -> Cursor.encode(posted.entry().id().toString())))
                        .chain(page -> movements(page.items())
                                .chain(movements -> ledger.trialBalance(scheme.campaignId())
                                        .map(trialBalance -> LedgerView.of(page, movements, trialBalance))))));
    }

    private Uni<Map<UUID, RewardMovement>> movements(List<PostedEntry> entries) {
        return rewards.movements(
                        entries.stream().map(posted -> posted.entry().id()).collect(Collectors.toSet()))
                .map(found -> found.stream().collect(Collectors.toMap(RewardMovement::id, Function.identity())));
    }
}
