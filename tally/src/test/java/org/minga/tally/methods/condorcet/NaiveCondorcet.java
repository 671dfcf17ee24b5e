package org.minga.tally.methods.condorcet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minga.tally.RankedElection;

/** All methods of the family once more, from their definitions, in the plainest way. */
final class NaiveCondorcet {

    private final List<String> options;
    private final Map<String, Map<String, Long>> preferred = new TreeMap<>();

    private @Nullable List<List<String>> kemenyOrders;

    private record Arc(String over, String under) {}

    NaiveCondorcet(RankedElection election, Unranked unranked) {
        this.options = election.codes();
        for (String one : options) {
            preferred.put(one, new TreeMap<>());
            for (String other : options) {
                if (!one.equals(other)) {
                    long times = election.read().stream()
                            .filter(ballot -> prefers(ballot, one, other, unranked))
                            .count();
                    preferred.get(one).put(other, times);
                }
            }
        }
    }

    private static boolean prefers(List<List<String>> ballot, String one, String other, Unranked unranked) {
        for (int i = 0; i < ballot.size(); i++) {
            for (int j = i + 1; j < ballot.size(); j++) {
                if (ballot.get(i).contains(one) && ballot.get(j).contains(other)) {
                    return true;
                }
            }
        }
        boolean oneRanked = ballot.stream().anyMatch(rank -> rank.contains(one));
        boolean otherRanked = ballot.stream().anyMatch(rank -> rank.contains(other));
        return unranked == Unranked.LAST && oneRanked && !otherRanked;
    }

    long preferred(String one, String other) {
        return preferred.getOrDefault(one, Map.of()).getOrDefault(other, 0L);
    }

    boolean beats(String one, String other) {
        return preferred(one, other) > preferred(other, one);
    }

    List<String> others(String option) {
        return options.stream().filter(other -> !other.equals(option)).toList();
    }

    List<List<String>> copeland() {
        return byFigure(option -> {
            long wins = others(option).stream()
                    .filter(other -> beats(option, other))
                    .count();
            long defeats = others(option).stream()
                    .filter(other -> beats(other, option))
                    .count();
            return defeats - wins;
        });
    }

    List<List<String>> minimax(Defeat defeat) {
        return byFigure(option -> {
            long worst = Long.MIN_VALUE;
            for (String other : others(option)) {
                long against = preferred(other, option);
                long margin = against - preferred(option, other);
                worst = Math.max(
                        worst,
                        switch (defeat) {
                            case WINNING_VOTES -> margin > 0 ? against : 0;
                            case MARGINS -> margin;
                            case PAIRWISE_OPPOSITION -> against;
                        });
            }
            return worst;
        });
    }

    private List<List<String>> byFigure(Function<String, Long> figure) {
        Map<Long, List<String>> levels = new TreeMap<>();
        for (String option : options) {
            levels.computeIfAbsent(figure.apply(option), any -> new ArrayList<>())
                    .add(option);
        }
        return sorted(levels.values().stream().toList());
    }

    List<List<String>> schulze(Strength strength) {
        return byOrder((one, other) -> path(one, other, strength) > path(other, one, strength));
    }

    /** The strongest win such that only wins at least as strong still lead from one option to the other. */
    private long path(String from, String to, Strength strength) {
        Set<Long> strengths = new TreeSet<>(Comparator.reverseOrder());
        for (String one : options) {
            others(one).forEach(other -> strengths.add(win(one, other, strength)));
        }
        for (long weakest : strengths) {
            if (weakest > 0 && reaches(from, to, (one, other) -> win(one, other, strength) >= weakest)) {
                return weakest;
            }
        }
        return 0;
    }

    private long win(String one, String other, Strength strength) {
        long margin = preferred(one, other) - preferred(other, one);
        return margin <= 0 ? 0 : strength == Strength.MARGINS ? margin : preferred(one, other);
    }

    private boolean reaches(String from, String to, BiPredicate<String, String> step) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String here = open.removeLast();
            for (String next : others(here)) {
                if (step.test(here, next) && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached.contains(to);
    }

    List<List<String>> rankedPairs(Strength strength) {
        Map<List<Long>, Set<Arc>> groups = new TreeMap<>(Comparator.<List<Long>, Long>comparing(List::getFirst)
                .reversed()
                .thenComparing(List::getLast));
        for (String one : options) {
            for (String other : others(one)) {
                if (beats(one, other)) {
                    groups.computeIfAbsent(
                                    List.of(win(one, other, strength), preferred(other, one)), any -> new HashSet<>())
                            .add(new Arc(one, other));
                }
            }
        }
        Set<Arc> locked = new HashSet<>();
        for (Set<Arc> group : groups.values()) {
            Set<Arc> all = new HashSet<>(locked);
            all.addAll(group);
            group.stream()
                    .filter(arc -> !reaches(arc.under(), arc.over(), (one, other) -> all.contains(new Arc(one, other))))
                    .forEach(locked::add);
        }
        return byOrder((one, other) -> locked.contains(new Arc(one, other)));
    }

    /** Equal wins one by one: of options first in the order of codes, over the last first. */
    List<List<String>> rankedPairsInTurn(Strength strength) {
        List<Arc> wins = new ArrayList<>();
        for (String one : options) {
            others(one).stream().filter(other -> beats(one, other)).forEach(other -> wins.add(new Arc(one, other)));
        }
        wins.sort(Comparator.<Arc, Long>comparing(arc -> -win(arc.over(), arc.under(), strength))
                .thenComparing(arc -> preferred(arc.under(), arc.over()))
                .thenComparing(Arc::over)
                .thenComparing(Arc::under, Comparator.reverseOrder()));
        Set<Arc> locked = new HashSet<>();
        for (Arc arc : wins) {
            if (!reaches(arc.under(), arc.over(), (one, other) -> locked.contains(new Arc(one, other)))) {
                locked.add(arc);
            }
        }
        return byOrder((one, other) -> locked.contains(new Arc(one, other)));
    }

    private List<List<String>> byOrder(BiPredicate<String, String> above) {
        List<String> left = new ArrayList<>(options);
        List<List<String>> levels = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> level = left.stream()
                    .filter(option ->
                            left.stream().noneMatch(other -> !other.equals(option) && above.test(other, option)))
                    .toList();
            levels.add(level);
            left.removeAll(level);
        }
        return sorted(levels);
    }

    /** All orders that agree with the most preferences. */
    List<List<String>> kemenyOrders() {
        List<List<String>> found = kemenyOrders;
        if (found == null) {
            found = bestOrders();
            kemenyOrders = found;
        }
        return found;
    }

    private List<List<String>> bestOrders() {
        long most = -1;
        List<List<String>> best = new ArrayList<>();
        for (List<String> order : orders(options)) {
            long agreement = 0;
            for (int i = 0; i < order.size(); i++) {
                for (int j = i + 1; j < order.size(); j++) {
                    agreement += preferred(order.get(i), order.get(j));
                }
            }
            if (agreement > most) {
                most = agreement;
                best.clear();
            }
            if (agreement == most) {
                best.add(order);
            }
        }
        return best;
    }

    /** Cut wherever all best orders have the same options in front. */
    List<List<String>> kemeny() {
        List<List<String>> best = kemenyOrders();
        List<List<String>> levels = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= options.size(); end++) {
            int cut = end;
            if (best.stream()
                            .map(order -> Set.copyOf(order.subList(0, cut)))
                            .distinct()
                            .count()
                    == 1) {
                levels.add(best.getFirst().subList(start, end));
                start = end;
            }
        }
        return sorted(levels);
    }

    private static List<List<String>> orders(List<String> options) {
        if (options.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : options) {
            List<String> rest = new ArrayList<>(options);
            rest.remove(first);
            for (List<String> order : orders(rest)) {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    private static List<List<String>> sorted(List<List<String>> levels) {
        return levels.stream().map(level -> level.stream().sorted().toList()).toList();
    }
}
