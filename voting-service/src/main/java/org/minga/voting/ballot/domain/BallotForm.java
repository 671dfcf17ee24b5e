package org.minga.voting.ballot.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return read(draft, false);
    }

    /** The same for what was read from paper, where it may not be known what a rank was overvoted with. */
    public BallotDecision readPaper(BallotDraft draft) {
        return read(draft, true);
    }

    private BallotDecision read(BallotDraft draft, boolean paper) {
        List<Fault> faults = new ArrayList<>();
        Optional<Ballot> read = new BallotShape(rules.kind(), codes.size(), paper, faults).read(draft);
        if (read.isEmpty()) {
            return new BallotDecision.Invalid(faults);
        }
        rules.validate(read.get(), codes)
                .forEach(
                        fault -> faults.add(new Fault(fault.path(), fault.code().label(), fault.detail())));
        return faults.isEmpty() ? new BallotDecision.Valid(read.get().canonical()) : new BallotDecision.Invalid(faults);
    }
}
