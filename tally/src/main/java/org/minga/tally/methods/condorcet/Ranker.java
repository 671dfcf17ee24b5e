package org.minga.tally.methods.condorcet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/** What tells the methods of this package apart: how they rank the options once these were compared. */
interface Ranker {

    /**
     * @param rounds holds what was told so far; to be added to
     */
    Ranking rank(Duels duels, TieRule ties, List<Round> rounds);

    /**
     * @param levels indices of all options, best first, level ones together in the order in which they would be taken
     * @param scores by which the options were ranked; empty if not by one figure
     */
    record Ranking(List<List<Integer>> levels, SortedMap<String, Rational> scores) {
        Ranking(List<List<Integer>> levels) {
            this(levels, new TreeMap<>());
        }
    }
}
