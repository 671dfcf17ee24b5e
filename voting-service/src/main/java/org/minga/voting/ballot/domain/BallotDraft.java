package org.minga.voting.ballot.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as somebody sends it: which of these is there depends on the kind of ballot the contest takes.
 *
 * @param selections option codes, for single and approval ballots
 * @param points points per option code, for cumulative ballots
 * @param ranking option codes, best first, for ordinal ballots
 * @param ranks lists of option codes that share a rank, best rank first, for ranked ballots; on paper also the text {@code
 *     overvote} for a rank of which nobody knows with what it was overvoted
 * @param scores whole numbers per option code, for scored ballots
 * @param weights weights per option code, for quadratic ballots
 * @param choices which option of two was preferred, for pairwise ballots
 */
public record BallotDraft(
        @Nullable List<String> selections,
        @Nullable Map<String, Long> points,
        @Nullable List<String> ranking,
        @Nullable List<Object> ranks,
        @Nullable Map<String, Long> scores,
        @Nullable Map<String, Long> weights,
        @Nullable List<ChoiceDraft> choices) {

    /** The option that was preferred to another. */
    public record ChoiceDraft(
            @Nullable String winner, @Nullable String loser) {}
}
