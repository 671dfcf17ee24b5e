package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minga.tally.methods.TieRule;

/**
 * A ranking by a figure, the largest first.
 *
 * @param levels indices of options, level ones together in the order that the tie rule gives them
 */
record BestFirst<T extends Comparable<T>>(List<List<Integer>> levels) {

    static <T extends Comparable<T>> BestFirst<T> of(List<String> codes, List<T> figures, TieRule ties) {
        Comparator<Integer> byFigure = Comparator.comparing(figures::get);
        Comparator<Integer> byTieRule = Comparator.comparing(codes::get, ties.order());
        List<List<Integer>> levels = new ArrayList<>();
        List<Integer> sorted = IntStream.range(0, codes.size())
                .boxed()
                .sorted(byFigure.reversed().thenComparing(byTieRule))
                .toList();
        for (int option : sorted) {
            if (levels.isEmpty() || byFigure.compare(levels.getLast().getFirst(), option) != 0) {
                levels.add(new ArrayList<>());
            }
            levels.getLast().add(option);
        }
        return new BestFirst<>(levels);
    }

    /** The ranking by code, as results have it. */
    List<List<String>> byCode(List<String> codes) {
        return levels.stream()
                .map(level -> level.stream().map(codes::get).sorted().toList())
                .toList();
    }
}
