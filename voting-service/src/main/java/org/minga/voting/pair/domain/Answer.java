package org.minga.voting.pair.domain;

import java.util.List;
import java.util.Optional;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.voting.contest.domain.Fault;

/** What was answered to a pair. */
public sealed interface Answer {

    /** The better one of the two, as a ballot. */
    record Choice(Ballot.Pairwise ballot) implements Answer {}

    /** No choice. */
    record Skip(SkipReason reason) implements Answer {}

    /** Neither, at least for one reason. */
    record Invalid(List<Fault> faults) implements Answer {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    static Answer of(AnswerDraft draft, Pair pair) {
        String winner = draft.winner();
        String skip = draft.skip();
        if (winner == null && skip == null) {
            return invalid("/winner", "missing", "Name the better option, or say in skip why there is no choice.");
        }
        if (winner != null && skip != null) {
            return invalid("/skip", "not_applicable", "A pair is either chosen from or skipped.");
        }
        if (winner != null) {
            return pair.has(winner)
                    ? new Choice(new Ballot.Pairwise(List.of(new Ballot.Choice(winner, pair.other(winner)))))
                    : invalid(
                            "/winner",
                            "not_in_pair",
                            "The pair is " + pair.left() + " and " + pair.right() + ": the winner is one of them.");
        }
        Optional<SkipReason> reason = SkipReason.of(String.valueOf(skip));
        return reason.isPresent()
                ? new Skip(reason.get())
                : invalid("/skip", "unknown_value", "Known are: " + SkipReason.known() + ".");
    }

    private static Answer invalid(String pointer, String code, String detail) {
        return new Invalid(List.of(new Fault(pointer, code, detail)));
    }
}
