package org.minga.voting.ballot.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as somebody sends it: which of the three is there depends on the kind of ballot the contest takes.
 *
 * @param selections option codes, for single and approval ballots
 * @param points points per option code, for cumulative ballots
 * @param ranking option codes, best first, for ordinal ballots
 */
public record BallotDraft(
        @Nullable List<String> selections,
        @Nullable Map<String, Long> points,
        @Nullable List<String> ranking) {}
