package org.minga.reward.scheme;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.reward.award.RewardMovement;
import org.minga.reward.ledger.PostedEntry;
import org.minga.reward.ledger.TrialBalance;
import org.minga.reward.ledger.domain.Account;
import org.minga.reward.ledger.domain.Posting;

/** One page of the book, and the proof over the whole of it. */
@Schema(name = "Ledger")
record LedgerView(
        @Schema(required = true) List<EntryView> items,
        @Schema(required = true) TrialBalance trialBalance,
        @Schema(required = true) PageInfo page) {
    static LedgerView of(Page<PostedEntry> page, Map<UUID, RewardMovement> movements, TrialBalance trialBalance) {
        return new LedgerView(
                page.map(posted -> EntryView.from(posted, movements)).items(), trialBalance, page.page());
    }

    @Schema(name = "LedgerEntry")
    record EntryView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant postedAt,

            @Schema(required = true, description = "granted or reversed")
            String movement,

            @Schema(required = true) UUID rewardId,
            @Schema(required = true) UUID ruleId,
            @Schema(required = true) String reason,
            @Schema(required = true) List<PostingView> postings) {
        static EntryView from(PostedEntry posted, Map<UUID, RewardMovement> movements) {
            RewardMovement movement = movements.get(posted.entry().id());
            if (movement == null) {
                throw new IllegalStateException(
                        "an entry has its movement: " + posted.entry().id());
            }
            return new EntryView(
                    posted.entry().id(),
                    posted.postedAt(),
                    movement.granted() ? "granted" : "reversed",
                    movement.reward().id(),
                    movement.reward().ruleId(),
                    movement.reason(),
                    posted.entry().postings().stream().map(PostingView::from).toList());
        }
    }

    @Schema(name = "LedgerPosting")
    record PostingView(
            @Schema(required = true, description = "issuer or person")
            String account,

            @Nullable @Schema(description = "whose account, if a person's")
            String personId,

            @Schema(required = true, description = "points; the postings of an entry add up to 0")
            long amount) {
        static PostingView from(Posting posting) {
            return switch (posting.account()) {
                case Account.Issuer issuer -> new PostingView("issuer", null, posting.amount());
                case Account.Person person -> new PostingView("person", person.personId(), posting.amount());
            };
        }
    }
}
