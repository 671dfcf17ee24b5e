package org.minga.voting.ballot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.voting.ballot.domain.BallotDraft;

/** One's own ballot, with what one selected. */
@Schema(name = "OwnBallot")
record BallotView(
        UUID contestId,
        long version,
        Instant receivedAt,
        String ballotHash,
        @Nullable List<String> selections,
        @Nullable Map<String, Long> points,
        @Nullable List<String> ranking,
        @Nullable List<Object> ranks,
        @Nullable Map<String, Long> scores,
        @Nullable Map<String, Long> weights,
        @Nullable List<BallotDraft.ChoiceDraft> choices) {

    /** What a voter holds after casting. */
    @Schema(name = "Receipt")
    record ReceiptView(
            UUID contestId,

            @Schema(description = "Grows with each change; the ballot with the highest version counts.")
            long version,

            Instant receivedAt,

            @Schema(description = "SHA-256 of the ballot in canonical form (RFC 8785).")
            String ballotHash) {}

    static BallotView of(UUID contestId, BallotStore.StoredBallot stored, BallotDraft content) {
        return new BallotView(
                contestId,
                stored.version(),
                stored.receivedAt(),
                ContentHash.of(stored.canonical()),
                content.selections(),
                content.points(),
                content.ranking(),
                content.ranks(),
                content.scores(),
                content.weights(),
                content.choices());
    }
}
