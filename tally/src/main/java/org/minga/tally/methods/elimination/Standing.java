package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.minga.tally.methods.Rational;

/**
 * How it stands at the start of a round.
 *
 * @param votes of each option by index; zero for those that are out
 * @param continuing the options still in the count
 */
record Standing(List<Rational> votes, BitSet continuing, Rational threshold) {

    Rational votes(int option) {
        return votes.get(option);
    }

    int size() {
        return continuing.cardinality();
    }

    /** Those in the count with fewer votes than this, fewest first. */
    List<Integer> below(Rational votes) {
        return levels(continuing.stream().boxed().toList()).stream()
                .filter(level -> votes(level.getFirst()).compareTo(votes) < 0)
                .flatMap(Collection::stream)
                .toList();
    }

    /** Options in groups of equal votes, fewest votes first. */
    List<List<Integer>> levels(Collection<Integer> options) {
        List<List<Integer>> levels = new ArrayList<>();
        for (int option :
                options.stream().sorted(Comparator.comparing(this::votes)).toList()) {
            if (levels.isEmpty() || !votes(levels.getLast().getFirst()).equals(votes(option))) {
                levels.add(new ArrayList<>());
            }
            levels.getLast().add(option);
        }
        return levels;
    }
}
