package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Conditions.Quorum;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.RuleFault;
import org.minga.voting.contest.domain.ContestDraft.ConditionsDraft;
import org.minga.voting.contest.domain.ContestDraft.QuorumDraft;

/** Reads what has to be true for winners to be accepted; nothing if nothing is said. */
final class ConditionsReader {
    private final List<Fault> faults;

    ConditionsReader(List<Fault> faults) {
        this.faults = faults;
    }

    Optional<Conditions> read(@Nullable ConditionsDraft draft, Optional<Electorate> electorate) {
        if (draft == null) {
            return Optional.of(Conditions.NONE);
        }
        int before = faults.size();
        Quorum quorum = quorum(draft.quorum(), electorate);
        Rational threshold = share("/threshold", draft.threshold());
        for (RuleFault fault : Conditions.faults(quorum, threshold)) {
            fault(fault.path(), fault.code(), fault.detail());
        }
        return faults.size() == before ? Optional.of(new Conditions(quorum, threshold)) : Optional.empty();
    }

    private @Nullable Quorum quorum(@Nullable QuorumDraft draft, Optional<Electorate> electorate) {
        if (draft == null) {
            return null;
        }
        Long ballots = draft.ballots();
        if ((ballots == null) == (draft.share() == null)) {
            fault("/quorum", "out_of_range", "A quorum is either a number of ballots or a share of the electorate.");
            return null;
        }
        if (ballots != null) {
            return new Quorum.Ballots(ballots);
        }
        if (electorate.isPresent() && !electorate.get().hasKnownSize()) {
            fault("/quorum/share", "not_applicable", "Nobody knows how many any account is: give a number of ballots.");
        }
        Rational share = share("/quorum/share", draft.share());
        return share == null ? null : new Quorum.Share(share);
    }

    private @Nullable Rational share(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Rational> share = Rational.parse(text);
        if (share.isEmpty()) {
            fault(pointer, "wrong_type", "A share is a fraction like 1/2.");
        }
        return share.orElse(null);
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault("/conditions" + pointer, code, detail));
    }
}
