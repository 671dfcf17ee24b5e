package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.condorcet.Defeat;
import org.minga.tally.methods.condorcet.EqualWins;
import org.minga.tally.methods.condorcet.Strength;
import org.minga.tally.methods.positional.SharedRank;

/**
 * Compares with results as the reference that came with the expectations writes them: a table for each mode. It takes
 * equal wins of ranked pairs in turn, and states a result only where every order of them gives the same.
 */
final class OwnResults {

    private static final Set<String> REMARKS = Set.of("kind", "file", "engine", "cleaning", "known_official");

    /** Compared by another examiner, which counts by elimination. */
    private static final Set<String> ELSEWHERE =
            Set.of("irv_overvote_rule", "official_final_round", "irv_final", "irv_rounds", "irv_winner");

    private final Election election;
    private final Scope scope;
    private final String name;
    private final Report report;

    OwnResults(Election election, Scope scope, String name, Report report) {
        this.election = election;
        this.scope = scope;
        this.name = name;
        this.report = report;
    }

    void compare(JsonNode expected) {
        for (var part : expected.properties()) {
            JsonNode value = part.getValue();
            if (REMARKS.contains(part.getKey()) || ELSEWHERE.contains(part.getKey())) {
                continue;
            }
            if (!inScope(part.getKey())) {
                report.outOfScope();
                continue;
            }
            switch (part.getKey()) {
                case "plurality_winner" -> report.same(part.getKey(), value.asText(), pluralityWinner());
                case "condorcet_winner" ->
                    report.same(part.getKey(), value.asText(), new RankedCount(election, true).condorcetWinner());
                case "results" -> value.properties().forEach(one -> result(one.getKey(), one.getValue()));
                default -> report.fail(part.getKey(), "is not known");
            }
        }
    }

    private boolean inScope(String key) {
        return scope.counts(key, name);
    }

    private void result(String key, JsonNode expected) {
        switch (key) {
            case "implicit" -> mode(expected, new RankedCount(election, true), report.in(key));
            case "explicit" -> mode(expected, new RankedCount(election, false), report.in(key));
            case "n_ballots" -> report.same(key, expected.asLong(), election.size());
            case "plurality_first_preferences" -> report.same(key, numbers(expected, 1), firstPlaces());
            default -> report.fail(key, "is not known");
        }
    }

    private static void mode(JsonNode expected, RankedCount count, Report here) {
        for (var part : expected.properties()) {
            String key = part.getKey();
            JsonNode value = part.getValue();
            switch (key) {
                case "pairwise" -> PublishedRankings.compareTable(here.in(key), value, count.preferred());
                case "condorcet_winner" -> here.same(key, value.asText(""), count.condorcetWinner());
                case "condorcet_loser" -> here.same(key, value.asText(""), count.condorcetLoser());
                case "borda_score_times2" ->
                    here.same(
                            key,
                            numbers(value, 2),
                            count.named(count.borda().result().scores()));
                case "schulze_winning" -> same(here, key, value, count, count.schulze(Strength.WINNING_VOTES));
                case "schulze_margin" -> same(here, key, value, count, count.schulze(Strength.MARGINS));
                case "ranked_pairs_winning" ->
                    same(here, key, value, count, count.rankedPairs(Strength.WINNING_VOTES, EqualWins.IN_TURN));
                case "ranked_pairs_margin" ->
                    same(here, key, value, count, count.rankedPairs(Strength.MARGINS, EqualWins.IN_TURN));
                case "copeland" -> same(here, key, value, count, count.copeland());
                case "minimax_winning" -> same(here, key, value, count, count.minimax(Defeat.WINNING_VOTES));
                case "minimax_margin" -> same(here, key, value, count, count.minimax(Defeat.MARGINS));
                default -> here.fail(key, "is not known");
            }
        }
    }

    private static void same(Report here, String key, JsonNode levels, RankedCount count, Tally tally) {
        if (levels.path("ambiguous_ties").asBoolean()) {
            // The reference found equally strong wins that contradict each other, and states no result.
            here.outOfScope();
            return;
        }
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode level : levels) {
            List<String> names = new ArrayList<>();
            level.forEach(one -> names.add(one.asText()));
            expected.add(names.stream().sorted().toList());
        }
        here.same(key, expected, count.ranking(tally));
    }

    /** First preferences; a first rank that several share is nobody's. */
    private Map<String, Rational> firstPlaces() {
        RankedCount explicit = new RankedCount(election, false);
        return explicit.named(explicit.firstPlaces(SharedRank.NOTHING).result().scores());
    }

    private String pluralityWinner() {
        Map<String, Rational> first = firstPlaces();
        return first.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Numbers by name, each divided. */
    private static Map<String, Rational> numbers(JsonNode expected, long divisor) {
        Map<String, Rational> numbers = new TreeMap<>();
        for (var one : expected.properties()) {
            numbers.put(
                    one.getKey(),
                    PublishedRankings.exact(one.getValue().decimalValue()).dividedBy(Rational.of(divisor)));
        }
        return numbers;
    }
}
