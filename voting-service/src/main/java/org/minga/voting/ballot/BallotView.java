package org.minga.voting.ballot;

import java.time.Instant;
import java.util.HexFormat;
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

        @Schema(description = "As on the receipt.") String tracker,

        @Schema(description = "The batch whose promise the receipt holds; asks the log for a proof, with the tracker.")
        UUID batch,

        @Nullable List<String> selections,
        @Nullable Map<String, Long> points,
        @Nullable List<String> ranking,
        @Nullable List<Object> ranks,
        @Nullable Map<String, Long> scores,
        @Nullable Map<String, Long> weights,
        @Nullable List<BallotDraft.ChoiceDraft> choices) {

    static BallotView of(UUID contestId, Box.StoredBallot stored, BallotDraft content) {
        return new BallotView(
                contestId,
                stored.version(),
                stored.receivedAt(),
                HexFormat.of().formatHex(stored.tracker()),
                stored.batch(),
                content.selections(),
                content.points(),
                content.ranking(),
                content.ranks(),
                content.scores(),
                content.weights(),
                content.choices());
    }
}
