package org.minga.tally.formats.pabulib;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.budget.BudgetGreedy;

/**
 * One row of VOTES, taken apart.
 *
 * @param choices ids of known projects, each once, in the order of the row
 * @param points one per choice; empty where the section has no such column or the kind of ballot no use for it
 * @param repeats whether the row names a project more than once
 */
record Vote(String voter, List<String> choices, List<Long> points, boolean repeats) {

    Ballot as(VoteType kind) {
        return switch (kind) {
            case SINGLE -> new Ballot.Single(choices);
            case APPROVAL -> new Ballot.Approval(choices);
            case ORDINAL -> new Ballot.Ordinal(choices);
            case CUMULATIVE -> {
                // A ranking read as points has none of its own: its last place is worth 1.
                List<Long> worth = points.isEmpty() ? BudgetGreedy.descendingPoints(choices.size()) : points;
                Map<String, Long> given = new TreeMap<>();
                for (int i = 0; i < choices.size(); i++) {
                    given.put(choices.get(i), worth.get(i));
                }
                yield new Ballot.Cumulative(given);
            }
        };
    }
}
