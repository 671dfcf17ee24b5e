package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minga.tally.formats.election.ElectionRead;

/** Compares a ranking that has level options in some order with one that has them together. */
final class RankingComparison {

    private RankingComparison() {}

    /**
     * Compares place by place: at each place of the expected ranking must stand an option that is at that place or
     * level with it.
     */
    static void compare(JsonNode expected, List<List<String>> levels, Report report) {
        List<String> order = new ArrayList<>();
        expected.forEach(one -> order.add(one.asText()));
        List<Set<String>> actual = new ArrayList<>();
        List<Set<String>> wanted = new ArrayList<>();
        int place = 0;
        for (List<String> level : levels) {
            int end = Math.min(order.size(), place + level.size());
            actual.add(new TreeSet<>(level));
            wanted.add(new TreeSet<>(order.subList(Math.min(place, end), end)));
            place += level.size();
        }
        if (place < order.size()) {
            wanted.add(new TreeSet<>(order.subList(place, order.size())));
        }
        report.same("ranking", wanted, actual);
    }

    /** The same, and which neighbours in the expected ranking are level. */
    static void compare(JsonNode expected, JsonNode tiedAdjacent, List<List<String>> levels, Report report) {
        compare(expected, levels, report);
        Set<Set<String>> wanted = new HashSet<>();
        tiedAdjacent.forEach(pair -> {
            Set<String> both = new TreeSet<>();
            pair.forEach(one -> both.add(one.asText()));
            wanted.add(both);
        });
        Set<Set<String>> actual = new HashSet<>();
        for (int i = 0; i + 1 < expected.size(); i++) {
            String one = expected.get(i).asText();
            String next = expected.get(i + 1).asText();
            if (levels.stream().anyMatch(level -> level.contains(one) && level.contains(next))) {
                actual.add(new TreeSet<>(List.of(one, next)));
            }
        }
        report.same("tied_adjacent", wanted, actual);
    }

    /** A ranking by what options are called. */
    static List<List<String>> named(List<List<String>> ranking, ElectionRead.Election election) {
        return ranking.stream()
                .map(level -> level.stream().map(election::name).toList())
                .toList();
    }
}
