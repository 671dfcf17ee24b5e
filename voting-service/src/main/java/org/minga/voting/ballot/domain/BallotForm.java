package org.minga.voting.ballot.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.voting.contest.domain.Fault;

/**
 * What a ballot of one contest may hold: its rules and the codes of its frozen options.
 *
 * @param codes of all options
 */
public record BallotForm(BallotRules rules, Set<String> codes) {
    public BallotForm {
        codes = Set.copyOf(codes);
    }

    /** Reads a draft and names everything that is wrong with it. */
    public BallotDecision read(BallotDraft draft) {
        List<Fault> faults = faultsOfShape(draft);
        if (!faults.isEmpty()) {
            return new BallotDecision.Invalid(faults);
        }
        Ballot ballot = switch (rules.kind()) {
            case SINGLE -> new Ballot.Single(Objects.requireNonNull(draft.selections()));
            case APPROVAL -> new Ballot.Approval(Objects.requireNonNull(draft.selections()));
            case CUMULATIVE -> new Ballot.Cumulative(Objects.requireNonNull(draft.points()));
            case ORDINAL -> new Ballot.Ordinal(Objects.requireNonNull(draft.ranking()));
            case RANKED, SCORED, QUADRATIC, PAIRWISE -> throw new IllegalStateException("no contest takes these yet");
        };
        rules.validate(ballot, codes)
                .forEach(
                        fault -> faults.add(new Fault(fault.path(), fault.code().label(), fault.detail())));
        return faults.isEmpty() ? new BallotDecision.Valid(ballot.canonical()) : new BallotDecision.Invalid(faults);
    }

    /** Whether what this kind of ballot consists of is there, whole, and nothing else. */
    private List<Fault> faultsOfShape(BallotDraft draft) {
        List<Fault> faults = new ArrayList<>();
        switch (rules.kind()) {
            case SINGLE, APPROVAL -> {
                absent("/points", draft.points(), faults);
                absent("/ranking", draft.ranking(), faults);
                complete("/selections", draft.selections(), faults);
            }
            case CUMULATIVE -> {
                absent("/selections", draft.selections(), faults);
                absent("/ranking", draft.ranking(), faults);
                complete(draft.points(), faults);
            }
            case ORDINAL -> {
                absent("/selections", draft.selections(), faults);
                absent("/points", draft.points(), faults);
                complete("/ranking", draft.ranking(), faults);
            }
            case RANKED, SCORED, QUADRATIC, PAIRWISE -> throw new IllegalStateException("no contest takes these yet");
        }
        return faults;
    }

    private void absent(String pointer, @Nullable Object value, List<Fault> faults) {
        if (value != null) {
            String detail = "This contest takes " + rules.kind().label() + " ballots.";
            faults.add(new Fault(pointer, "wrong_kind", detail));
        }
    }

    private static void complete(String pointer, @Nullable List<String> codes, List<Fault> faults) {
        if (codes == null) {
            faults.add(missing(pointer));
            return;
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null) {
                faults.add(missing(pointer + "/" + i));
            }
        }
    }

    private static void complete(@Nullable Map<String, Long> points, List<Fault> faults) {
        if (points == null) {
            faults.add(missing("/points"));
            return;
        }
        points.forEach((code, given) -> {
            if (given == null) {
                faults.add(missing("/points/" + code.replace("~", "~0").replace("/", "~1")));
            }
        });
    }

    private static Fault missing(String pointer) {
        return new Fault(pointer, "missing", "This is needed.");
    }
}
