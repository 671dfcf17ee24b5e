package org.minga.tally.formats.pabulib;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;

/**
 * The rules that the ballots of a file keep. META's limits are taken unless a ballot goes beyond them: cities counted
 * such ballots too, and so do we, with a note.
 *
 * @param positionPoints of rankings; empty for all other kinds
 */
record BallotPaper(BallotRules rules, List<Long> positionPoints, List<String> notes) {

    static BallotPaper of(Meta meta, int projects, boolean points, VoteFacts facts) {
        VoteLimits limits = new VoteLimits(meta);
        return switch (meta.kind()) {
            case SINGLE -> plain(limits, new BallotRules.Single(minimum(limits, Math.min(1, facts.fewest()))));
            case APPROVAL -> {
                int max = VoteLimits.options(limits.atLeast("max_length", (long) projects, facts.most()));
                yield plain(limits, new BallotRules.Approval(minimum(limits, facts.fewest()), max));
            }
            case CUMULATIVE -> plain(limits, cumulative(limits, projects, facts));
            case ORDINAL -> points ? rankingWithPoints(limits, projects, facts) : ranking(meta, limits, facts);
        };
    }

    private static BallotPaper plain(VoteLimits limits, BallotRules rules) {
        return new BallotPaper(rules, List.of(), limits.notes());
    }

    private static int minimum(VoteLimits limits, long fewest) {
        return VoteLimits.options(limits.atMost("min_length", 1, fewest));
    }

    private static BallotRules cumulative(VoteLimits limits, int projects, VoteFacts facts) {
        int min = minimum(limits, facts.fewestGiven());
        int max = VoteLimits.options(limits.atLeast("max_length", (long) projects, facts.mostGiven()));
        long minPoints = limits.atMost("min_sum_points", 0, facts.smallestSum());
        long maxPoints = Math.max(1, limits.atLeast("max_sum_points", null, facts.largestSum()));
        long perOption = Math.max(1, limits.atLeast("max_points", maxPoints, facts.largestPoints()));
        return new BallotRules.Cumulative(min, max, minPoints, maxPoints, perOption);
    }

    private static BallotPaper ranking(Meta meta, VoteLimits limits, VoteFacts facts) {
        String scoring = meta.values().getOrDefault("scoring_fn", "borda");
        if (!scoring.equalsIgnoreCase("borda")) {
            throw meta.require("scoring_fn").broken(1, "Scoring " + Row.shown(scoring) + " is not known; Borda is.");
        }
        Long stated = meta.count("max_length");
        if (stated == null && facts.ballots() > 0 && facts.fewest() < facts.most()) {
            return rankingsOfTheirOwnLength(limits, facts);
        }
        long places = Math.max(1, Objects.requireNonNullElse(stated, facts.most()));
        if (places > BallotOption.MAX_OPTIONS) {
            throw meta.require("max_length")
                    .broken(1, "More than " + BallotOption.MAX_OPTIONS + " places are too many.");
        }
        int max = VoteLimits.options(Math.max(1, limits.atLeast("max_length", null, facts.most())));
        BallotRules rules = new BallotRules.Ordinal(minimum(limits, facts.fewest()), max);
        // The points come from META's max_length; a place beyond it was worth nothing.
        return new BallotPaper(rules, padded(BudgetGreedy.descendingPoints((int) places), max), limits.notes());
    }

    /**
     * Without a longest length each ranking is worth what its own length allows: its last place 1 point. That is how
     * the score columns of such files come about. No table of positions says so, hence points.
     */
    private static BallotPaper rankingsOfTheirOwnLength(VoteLimits limits, VoteFacts facts) {
        List<String> notes = new ArrayList<>(limits.notes());
        notes.add(
                "META names no max_length and the rankings differ in length, so each is read as points: 1 for its last"
                        + " place, one more for each place above.");
        int min = minimum(limits, facts.fewest());
        long most = facts.most();
        BallotRules rules = new BallotRules.Cumulative(min, (int) most, 0, most * (most + 1) / 2, most);
        return new BallotPaper(rules, List.of(), notes);
    }

    private static BallotPaper rankingWithPoints(VoteLimits limits, int projects, VoteFacts facts) {
        if (facts.pointsFollowPositions()) {
            int max = VoteLimits.options(Math.max(1, facts.most()));
            BallotRules rules = new BallotRules.Ordinal(minimum(limits, facts.fewest()), max);
            return new BallotPaper(rules, padded(facts.pointsByPosition(), max), limits.notes());
        }
        List<String> notes = new ArrayList<>(limits.notes());
        notes.add("The points of the rankings do not follow from their positions, so the ballots are read as points.");
        int min = VoteLimits.options(Math.min(1, facts.fewestGiven()));
        long most = Math.max(1, facts.largestSum());
        return new BallotPaper(new BallotRules.Cumulative(min, projects, 0, most, most), List.of(), notes);
    }

    private static List<Long> padded(List<Long> points, int size) {
        List<Long> padded = new ArrayList<>(points);
        while (padded.size() < size) {
            padded.add(0L);
        }
        return padded;
    }
}
