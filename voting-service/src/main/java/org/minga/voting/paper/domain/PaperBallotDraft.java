package org.minga.voting.paper.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.voting.ballot.domain.BallotDraft;

/**
 * A paper ballot as it was read from the pile.
 *
 * @param ref the number printed on it, if any: for comparing the import with the pile, never counted
 */
public record PaperBallotDraft(
        @Nullable String ref,
        @Nullable List<String> selections,
        @Nullable Map<String, Long> points,
        @Nullable List<String> ranking,
        @Nullable List<Object> ranks,
        @Nullable Map<String, Long> scores,
        @Nullable Map<String, Long> weights,
        @Nullable List<BallotDraft.ChoiceDraft> choices) {

    BallotDraft content() {
        return new BallotDraft(selections, points, ranking, ranks, scores, weights, choices);
    }
}
