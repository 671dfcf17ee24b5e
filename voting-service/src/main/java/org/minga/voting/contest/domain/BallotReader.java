package org.minga.voting.contest.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.voting.contest.domain.ContestDraft.BallotRulesDraft;

/** Reads what a ballot may hold. Whether the numbers make sense together is for the rules to say. */
public final class BallotReader {
    /** Millions of ballots with this in each still add up to what 64 bits hold. */
    public static final long MAX_NUMBER = 1_000_000_000_000L;

    private final List<Fault> faults;

    BallotReader(List<Fault> faults) {
        this.faults = faults;
    }

    Optional<BallotRules> read(@Nullable BallotRulesDraft draft) {
        if (draft == null) {
            return Optional.empty();
        }
        if (draft.kind() == null) {
            missing("kind", "This is needed.");
            return Optional.empty();
        }
        Optional<BallotKind> kind = BallotKind.ofLabel(draft.kind());
        if (kind.isEmpty()) {
            String known =
                    Arrays.stream(BallotKind.values()).map(BallotKind::label).collect(Collectors.joining(", "));
            faults.add(new Fault("/ballot/kind", "unknown_value", "Known are: " + known + "."));
            return Optional.empty();
        }
        refuseWhatBelongsToOthers(draft, kind.get());
        int min = draft.min() == null ? 1 : draft.min();
        int max = draft.max() == null ? BallotOption.MAX_OPTIONS : draft.max();
        return switch (kind.get()) {
            case SINGLE -> single(draft, min);
            case APPROVAL -> Optional.of(new BallotRules.Approval(min, max));
            case CUMULATIVE -> cumulative(draft, min, max);
            case ORDINAL -> ordinal(draft, min, max);
            case RANKED -> ranked(draft, min, max);
            case SCORED -> scored(draft, min, max);
            case QUADRATIC -> quadratic(draft, min, max);
            case PAIRWISE -> pairwise(draft, min, max);
        };
    }

    private Optional<BallotRules> single(BallotRulesDraft draft, int min) {
        if (draft.max() != null && draft.max() != 1) {
            faults.add(new Fault("/ballot/max", "out_of_range", "A single ballot names at most one option."));
        }
        return Optional.of(new BallotRules.Single(min));
    }

    private Optional<BallotRules> ordinal(BallotRulesDraft draft, int min, int max) {
        if (draft.max() == null) {
            missing("max", "An ordinal ballot needs the most ranks it may have.");
            return Optional.empty();
        }
        return Optional.of(new BallotRules.Ordinal(min, max));
    }

    private Optional<BallotRules> cumulative(BallotRulesDraft draft, int min, int max) {
        Long points = draft.points();
        if (points == null) {
            missing("points", "A cumulative ballot needs the points it may give.");
            return Optional.empty();
        }
        small("points", points);
        return Optional.of(new BallotRules.Cumulative(
                min,
                max,
                draft.minPoints() == null ? 0 : draft.minPoints(),
                points,
                draft.maxPerOption() == null ? points : draft.maxPerOption()));
    }

    private Optional<BallotRules> ranked(BallotRulesDraft draft, int min, int max) {
        String label = draft.marking() == null ? BallotRules.Marking.EQUAL_RANKS.label() : draft.marking();
        Optional<BallotRules.Marking> marking = BallotRules.Marking.ofLabel(label);
        if (marking.isEmpty()) {
            String known = Arrays.stream(BallotRules.Marking.values())
                    .map(BallotRules.Marking::label)
                    .collect(Collectors.joining(", "));
            faults.add(new Fault("/ballot/marking", "unknown_value", "Known are: " + known + "."));
        }
        return marking.map(known -> new BallotRules.Ranked(min, max, known));
    }

    private Optional<BallotRules> scored(BallotRulesDraft draft, int min, int max) {
        if (draft.maxScore() == null) {
            missing("maxScore", "A scored ballot needs the largest score it may give.");
            return Optional.empty();
        }
        small("maxScore", draft.maxScore());
        long minScore = draft.minScore() == null ? 0 : draft.minScore();
        small("minScore", minScore);
        return Optional.of(new BallotRules.Scored(min, max, minScore, draft.maxScore()));
    }

    private Optional<BallotRules> quadratic(BallotRulesDraft draft, int min, int max) {
        if (draft.credits() == null) {
            missing("credits", "A quadratic ballot needs the credits it may spend.");
            return Optional.empty();
        }
        small("credits", draft.credits());
        return Optional.of(new BallotRules.Quadratic(min, max, draft.credits(), Boolean.TRUE.equals(draft.negative())));
    }

    private Optional<BallotRules> pairwise(BallotRulesDraft draft, int min, int max) {
        Optional<Pairs> pairs = Pairs.of(draft.pairs());
        if (pairs.isEmpty()) {
            faults.add(new Fault(
                    "/ballot/pairs",
                    "unknown_value",
                    "Known are: " + Pairs.ISSUED.wire() + ", " + Pairs.FREE.wire() + "."));
            return Optional.empty();
        }
        return pairs.map(known -> switch (known) {
            case FREE -> new BallotRules.Pairwise(min, max);
            case ISSUED -> {
                onlyOne("min", draft.min());
                onlyOne("max", draft.max());
                yield new BallotRules.Pairwise(1, 1);
            }
        });
    }

    private void onlyOne(String name, @Nullable Integer value) {
        if (value != null && value != 1) {
            faults.add(new Fault(
                    "/ballot/" + name,
                    "out_of_range",
                    "A ballot about an issued pair holds one choice; say pairs: free for ballots of several."));
        }
    }

    private void refuseWhatBelongsToOthers(BallotRulesDraft draft, BallotKind kind) {
        onlyFor(BallotKind.CUMULATIVE, kind, "points", draft.points());
        onlyFor(BallotKind.CUMULATIVE, kind, "minPoints", draft.minPoints());
        onlyFor(BallotKind.CUMULATIVE, kind, "maxPerOption", draft.maxPerOption());
        onlyFor(BallotKind.RANKED, kind, "marking", draft.marking());
        onlyFor(BallotKind.SCORED, kind, "minScore", draft.minScore());
        onlyFor(BallotKind.SCORED, kind, "maxScore", draft.maxScore());
        onlyFor(BallotKind.QUADRATIC, kind, "credits", draft.credits());
        onlyFor(BallotKind.QUADRATIC, kind, "negative", draft.negative());
        onlyFor(BallotKind.PAIRWISE, kind, "pairs", draft.pairs());
    }

    private void onlyFor(BallotKind owner, BallotKind kind, String name, @Nullable Object value) {
        if (value != null && kind != owner) {
            faults.add(new Fault(
                    "/ballot/" + name, "not_applicable", "Only " + owner.label() + " ballots have " + name + "."));
        }
    }

    private void small(String name, long value) {
        if (Math.abs(value) > MAX_NUMBER || value == Long.MIN_VALUE) {
            faults.add(new Fault(
                    "/ballot/" + name, "out_of_range", "This is at most " + MAX_NUMBER + ", above or below zero."));
        }
    }

    private void missing(String name, String detail) {
        faults.add(new Fault("/ballot/" + name, "missing", detail));
    }
}
