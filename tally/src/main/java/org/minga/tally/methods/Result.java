package org.minga.tally.methods;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a count came to.
 *
 * @param ballots number of ballots counted, blank ones included
 * @param winners in the order in which they won
 * @param ranking all options, best first, level ones together; empty where the method only says who wins
 * @param scores the figure that the method judges options by, of every option; empty where it has none
 * @param supporters of every option: how many ballots name it
 */
public record Result(
        long ballots,
        List<Winner> winners,
        List<List<String>> ranking,
        SortedMap<String, Rational> scores,
        SortedMap<String, Long> supporters) {
    public Result {
        winners = List.copyOf(winners);
        ranking = ranking.stream().map(List::copyOf).toList();
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        supporters = Collections.unmodifiableSortedMap(new TreeMap<>(supporters));
    }
}
