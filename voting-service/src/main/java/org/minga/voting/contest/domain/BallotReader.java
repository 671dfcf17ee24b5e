package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** Reads what a ballot may hold. Whether the numbers make sense together is for the rules to say. */
final class BallotReader {
    private final List<Fault> faults;

    BallotReader(List<Fault> faults) {
        this.faults = faults;
    }

    Optional<BallotRules> read(ContestDraft.@Nullable BallotRulesDraft draft) {
        if (draft == null) {
            return Optional.empty();
        }
        if (draft.kind() == null) {
            faults.add(new Fault("/ballot/kind", "missing", "This is needed."));
            return Optional.empty();
        }
        Optional<BallotKind> kind = BallotKind.ofLabel(draft.kind());
        if (kind.isEmpty()) {
            faults.add(new Fault("/ballot/kind", "unknown_value", "Known are: single, approval, cumulative, ordinal."));
            return Optional.empty();
        }
        int min = draft.min() == null ? 1 : draft.min();
        int max = draft.max() == null ? BallotOption.MAX_OPTIONS : draft.max();
        return switch (kind.get()) {
            case SINGLE -> {
                withoutPoints(draft);
                if (draft.max() != null && draft.max() != 1) {
                    faults.add(new Fault("/ballot/max", "out_of_range", "A single ballot names at most one option."));
                }
                yield Optional.of(new BallotRules.Single(min));
            }
            case APPROVAL -> {
                withoutPoints(draft);
                yield Optional.of(new BallotRules.Approval(min, max));
            }
            case CUMULATIVE -> cumulative(draft, min, max);
            case ORDINAL -> {
                withoutPoints(draft);
                if (draft.max() == null) {
                    faults.add(
                            new Fault("/ballot/max", "missing", "An ordinal ballot needs the most ranks it may have."));
                    yield Optional.empty();
                }
                yield Optional.of(new BallotRules.Ordinal(min, max));
            }
            case RANKED, SCORED, QUADRATIC, PAIRWISE -> {
                faults.add(new Fault(
                        "/ballot/kind", "unknown_value", "Known are: single, approval, cumulative, ordinal."));
                yield Optional.empty();
            }
        };
    }

    private Optional<BallotRules> cumulative(ContestDraft.BallotRulesDraft draft, int min, int max) {
        if (draft.points() == null) {
            faults.add(new Fault("/ballot/points", "missing", "A cumulative ballot needs the points it may give."));
            return Optional.empty();
        }
        long points = draft.points();
        return Optional.of(new BallotRules.Cumulative(
                min,
                max,
                draft.minPoints() == null ? 0 : draft.minPoints(),
                points,
                draft.maxPerOption() == null ? points : draft.maxPerOption()));
    }

    private void withoutPoints(ContestDraft.BallotRulesDraft draft) {
        notApplicable("points", draft.points());
        notApplicable("minPoints", draft.minPoints());
        notApplicable("maxPerOption", draft.maxPerOption());
    }

    private void notApplicable(String name, @Nullable Object value) {
        if (value != null) {
            faults.add(new Fault("/ballot/" + name, "not_applicable", "Only cumulative ballots have points."));
        }
    }
}
