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
 * @param scores of every option, also of those that got nothing
 * @param supporters of every option: how many ballots name it
 */
public record Result(
        long ballots, List<Winner> winners, SortedMap<String, Rational> scores, SortedMap<String, Long> supporters) {
    public Result {
        winners = List.copyOf(winners);
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        supporters = Collections.unmodifiableSortedMap(new TreeMap<>(supporters));
    }
}
