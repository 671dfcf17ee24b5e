package org.minga.voting.ballot.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;
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
        List<Fault> faults = new ArrayList<>();
        Ballot ballot = switch (rules.kind()) {
            case SINGLE -> selections(draft, faults) ? new Ballot.Single(present(draft.selections())) : null;
            case APPROVAL -> selections(draft, faults) ? new Ballot.Approval(present(draft.selections())) : null;
            case CUMULATIVE -> points(draft, faults) ? new Ballot.Cumulative(given(draft.points())) : null;
            case ORDINAL -> ranking(draft, faults) ? new Ballot.Ordinal(present(draft.ranking())) : null;
        };
        if (ballot != null) {
            rules.validate(ballot, codes)
                    .forEach(fault ->
                            faults.add(new Fault(fault.path(), fault.code().label(), fault.detail())));
        }
        return ballot == null || !faults.isEmpty()
                ? new BallotDecision.Invalid(faults)
                : new BallotDecision.Valid(ballot.canonical());
    }

    private boolean selections(BallotDraft draft, List<Fault> faults) {
        boolean others = absent("/points", draft.points(), faults) & absent("/ranking", draft.ranking(), faults);
        return complete("/selections", draft.selections(), faults) && others;
    }

    private boolean points(BallotDraft draft, List<Fault> faults) {
        boolean others =
                absent("/selections", draft.selections(), faults) & absent("/ranking", draft.ranking(), faults);
        if (draft.points() == null) {
            faults.add(missing("/points"));
            return false;
        }
        boolean complete = true;
        for (Map.Entry<String, Long> entry : draft.points().entrySet()) {
            if (entry.getValue() == null) {
                faults.add(
                        missing("/points/" + entry.getKey().replace("~", "~0").replace("/", "~1")));
                complete = false;
            }
        }
        return complete && others;
    }

    private boolean ranking(BallotDraft draft, List<Fault> faults) {
        boolean others = absent("/selections", draft.selections(), faults) & absent("/points", draft.points(), faults);
        return complete("/ranking", draft.ranking(), faults) && others;
    }

    private boolean complete(String pointer, @Nullable List<String> codes, List<Fault> faults) {
        if (codes == null) {
            faults.add(missing(pointer));
            return false;
        }
        int before = faults.size();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null) {
                faults.add(missing(pointer + "/" + i));
            }
        }
        return faults.size() == before;
    }

    private boolean absent(String pointer, @Nullable Object value, List<Fault> faults) {
        if (value != null) {
            BallotKind kind = rules.kind();
            faults.add(new Fault(pointer, "wrong_kind", "This contest takes " + kind.label() + " ballots."));
        }
        return value == null;
    }

    private static Fault missing(String pointer) {
        return new Fault(pointer, "missing", "This is needed.");
    }

    private static List<String> present(@Nullable List<String> codes) {
        return Objects.requireNonNull(codes);
    }

    private static Map<String, Long> given(@Nullable Map<String, Long> points) {
        return Objects.requireNonNull(points);
    }
}
