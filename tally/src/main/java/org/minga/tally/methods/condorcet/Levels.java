package org.minga.tally.methods.condorcet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.minga.tally.methods.TieRule;

/** Makes rankings in which equals stand together, in the order that the tie rule gives them. */
final class Levels {

    /** Whether one option keeps another from the next level. */
    interface Above {
        boolean test(int one, int other);
    }

    private Levels() {}

    /** By a figure, the smallest first. */
    static <T extends Comparable<T>> List<List<Integer>> byFigure(Duels duels, IntFunction<T> figure, TieRule ties) {
        List<List<Integer>> levels = new ArrayList<>();
        List<Integer> sorted = IntStream.range(0, duels.size())
                .boxed()
                .sorted(Comparator.<Integer, T>comparing(figure::apply).thenComparing(byTieRule(duels, ties)))
                .toList();
        for (int option : sorted) {
            if (levels.isEmpty() || figure.apply(levels.getLast().getFirst()).compareTo(figure.apply(option)) != 0) {
                levels.add(new ArrayList<>());
            }
            levels.getLast().add(option);
        }
        return levels;
    }

    /** Again and again those that none of the others left stands above; {@code above} must not go in a circle. */
    static List<List<Integer>> byOrder(Duels duels, Above above, TieRule ties) {
        int size = duels.size();
        int[] obstacles = new int[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                obstacles[j] += above.test(i, j) ? 1 : 0;
            }
        }
        Comparator<Integer> byTieRule = byTieRule(duels, ties);
        List<List<Integer>> levels = new ArrayList<>();
        List<Integer> left = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        while (!left.isEmpty()) {
            List<Integer> level = left.stream()
                    .filter(option -> obstacles[option] == 0)
                    .sorted(byTieRule)
                    .toList();
            levels.add(level);
            left.removeAll(level);
            for (int taken : level) {
                left.forEach(option -> obstacles[option] -= above.test(taken, option) ? 1 : 0);
            }
        }
        return levels;
    }

    private static Comparator<Integer> byTieRule(Duels duels, TieRule ties) {
        return Comparator.comparing(duels::code, ties.order());
    }
}
