package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rankings as levels: best first, level ones together. */
public final class Levels {

    private Levels() {}

    /**
     * Sorts into levels.
     *
     * @param best puts better ones first; equal ones share a level
     * @param code the order within a level
     */
    public static <T> List<List<T>> of(List<T> all, Comparator<T> best, Function<T, String> code) {
        List<List<T>> levels = new ArrayList<>();
        for (T one : all.stream().sorted(best.thenComparing(code)).toList()) {
            if (levels.isEmpty() || best.compare(levels.getLast().getFirst(), one) != 0) {
                levels.add(new ArrayList<>());
            }
            levels.getLast().add(one);
        }
        return levels;
    }

    /** The same levels without those that do not pass. */
    public static <T> List<List<T>> only(List<List<T>> levels, Predicate<T> passes) {
        return levels.stream()
                .map(level -> level.stream().filter(passes).toList())
                .filter(level -> !level.isEmpty())
                .toList();
    }

    /** The same levels of something else, such as codes. */
    public static <T, R> List<List<R>> map(List<List<T>> levels, Function<T, R> as) {
        return levels.stream().map(level -> level.stream().map(as).toList()).toList();
    }
}
