package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.minga.tally.RankedElection;
import org.minga.tally.methods.Rational;

/** Points by place and Bucklin once more, from their definitions, in the plainest way. */
final class NaivePlaces {

    private final RankedElection election;

    NaivePlaces(RankedElection election) {
        this.election = election;
    }

    /** @param points of a place, from 1 */
    Map<String, Rational> scores(IntFunction<Rational> points, SharedRank shared, Unranked unranked) {
        Map<String, Rational> scores = new TreeMap<>();
        election.codes().forEach(code -> scores.put(code, Rational.ZERO));
        for (List<List<String>> ballot : election.read()) {
            int place = 1;
            for (List<String> rank : ballot) {
                give(scores, rank, places(points, place, rank.size()), shared);
                place += rank.size();
            }
            List<String> left = new ArrayList<>(election.codes());
            ballot.forEach(left::removeAll);
            if (unranked == Unranked.SHARE_THE_REST && !left.isEmpty()) {
                give(scores, left, places(points, place, left.size()), SharedRank.AVERAGE);
            }
        }
        return scores;
    }

    private static List<Rational> places(IntFunction<Rational> points, int first, int count) {
        List<Rational> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(points.apply(first + i));
        }
        return places;
    }

    private static void give(
            Map<String, Rational> scores, List<String> options, List<Rational> places, SharedRank shared) {
        Rational sum = places.stream().reduce(Rational.ZERO, Rational::plus);
        Rational each = switch (shared) {
            case AVERAGE -> sum.dividedBy(Rational.of(options.size()));
            case BEST -> Collections.max(places);
            case WORST -> Collections.min(places);
            case NOTHING -> options.size() == 1 ? sum : Rational.ZERO;
        };
        options.forEach(option -> scores.merge(option, each, Rational::plus));
    }

    /** Ranks by falling score. */
    static List<List<String>> ranking(Map<String, Rational> scores) {
        Map<Rational, List<String>> levels = new TreeMap<>(Comparator.reverseOrder());
        scores.forEach((code, score) ->
                levels.computeIfAbsent(score, any -> new ArrayList<>()).add(code));
        return List.copyOf(levels.values());
    }

    List<List<String>> bucklin(MajorityOf of) {
        List<List<List<String>>> ballots = election.read();
        long base = of == MajorityOf.ALL_BALLOTS
                ? ballots.size()
                : ballots.stream().filter(ballot -> !ballot.isEmpty()).count();
        List<String> left = new ArrayList<>(election.codes());
        List<List<String>> ranking = new ArrayList<>();
        for (int rank = 1; rank <= 20; rank++) {
            Map<Rational, List<String>> reached = new TreeMap<>(Comparator.reverseOrder());
            for (String option : left) {
                long votes = votes(ballots, option, rank);
                if (2 * votes > base || rank == 20) {
                    reached.computeIfAbsent(Rational.of(votes), any -> new ArrayList<>())
                            .add(option);
                }
            }
            reached.values()
                    .forEach(level -> ranking.add(level.stream().sorted().toList()));
            reached.values().forEach(left::removeAll);
        }
        return ranking;
    }

    private static long votes(List<List<List<String>>> ballots, String option, int ranks) {
        return ballots.stream()
                .filter(ballot -> ballot.subList(0, Math.min(ranks, ballot.size())).stream()
                        .anyMatch(rank -> rank.contains(option)))
                .count();
    }
}
