package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.condorcet.Defeat;
import org.minga.tally.methods.condorcet.EqualWins;
import org.minga.tally.methods.condorcet.Strength;
import org.minga.tally.methods.positional.SharedRank;

/** Compares with results as Condorcet PHP publishes them: a ranking for each method, with or without its figures. */
final class PublishedRankings {

    /** Compared by another examiner, which counts by elimination. */
    private static final Set<String> ELSEWHERE = Set.of("Instant-runoff");

    /** To how much figures agree that are not whole: they are published with nine decimals. */
    private static final Rational ROUNDED = Rational.of(1, 1_000_000_000);

    private final Election election;
    private final RankedCount count;
    private final String mode;
    private final Scope scope;
    private final Report report;

    PublishedRankings(Election election, boolean implicit, Scope scope, Report report) {
        this.election = election;
        this.count = new RankedCount(election, implicit);
        this.mode = implicit ? "implicit" : "explicit";
        this.scope = scope;
        this.report = report;
    }

    void compare(JsonNode expected) {
        report.same("n_ballots", expected.path("n_ballots").asLong(), election.size());
        report.same("seats", expected.path("seats").asInt(), election.seats());
        report.same(
                "candidates",
                texts(expected.path("candidates")),
                election.options().stream().map(BallotOption::code).toList());
        if (inScope("pairwise_wins")) {
            compareTable(report.in("pairwise_wins"), expected.path("pairwise_wins"), count.preferred());
        }
        if (inScope("condorcet")) {
            JsonNode condorcet = expected.path("condorcet");
            report.same("Condorcet Winner", condorcet.path("Condorcet Winner").asText(), count.condorcetWinner());
            report.same("Condorcet Loser", condorcet.path("Condorcet Loser").asText(), count.condorcetLoser());
        }
        for (var method : expected.path("rankings").properties()) {
            if (!ELSEWHERE.contains(method.getKey()) && inScope(method.getKey())) {
                ranking(method.getKey(), method.getValue(), report.in(method.getKey()));
            }
        }
    }

    private boolean inScope(String name) {
        boolean counts = scope.counts(name, mode + ": " + name);
        if (!counts) {
            report.outOfScope();
        }
        return counts;
    }

    private void ranking(String method, JsonNode expected, Report here) {
        List<List<String>> ranking = levels(expected.path("ranking").asText());
        JsonNode stats = expected.path("stats");
        switch (method) {
            case "BordaCount" -> scored(here, ranking, stats, "", count.borda());
            case "DowdallSystem" -> scored(here, ranking, stats, "", count.dowdall());
            case "First-past-the-post voting" ->
                scored(here, ranking, stats.path("1"), "", count.firstPlaces(SharedRank.AVERAGE));
            case "Copeland" -> scored(here, ranking, stats, "balance", count.copeland());
            case "Minimax Winning" ->
                scored(here, ranking, stats, "worst_pairwise_defeat_winning", count.minimax(Defeat.WINNING_VOTES));
            case "Minimax Margin" ->
                scored(here, ranking, stats, "worst_pairwise_defeat_margin", count.minimax(Defeat.MARGINS));
            case "Minimax Opposition" ->
                scored(here, ranking, stats, "worst_pairwise_opposition", count.minimax(Defeat.PAIRWISE_OPPOSITION));
            case "Schulze Winning" -> schulze(here, ranking, stats, Strength.WINNING_VOTES);
            case "Schulze Margin" -> schulze(here, ranking, stats, Strength.MARGINS);
            case "Ranked Pairs Winning" ->
                same(here, ranking, count.rankedPairs(Strength.WINNING_VOTES, EqualWins.TOGETHER));
            case "Ranked Pairs Margin" -> same(here, ranking, count.rankedPairs(Strength.MARGINS, EqualWins.TOGETHER));
            case "Kemeny–Young" -> kemeny(here, ranking);
            default -> here.fail("method", "is not known");
        }
    }

    private void same(Report here, List<List<String>> expected, Tally tally) {
        here.same("ranking", expected, count.ranking(tally));
    }

    /** @param member of the figures of an option, or empty if there is only one figure */
    private void scored(Report here, List<List<String>> expected, JsonNode stats, String member, Tally tally) {
        same(here, expected, tally);
        count.named(tally.result().scores()).forEach((option, score) -> {
            JsonNode stated =
                    member.isEmpty() ? stats.path(option) : stats.path(option).path(member);
            if (stated.isNumber()) {
                here.same(option, shown(stated.decimalValue(), score), score.toString());
            } else if (!stats.isNull() && !stats.isMissingNode()) {
                here.fail(option, "no figure is stated");
            }
        });
    }

    /** Our figure where the stated one is the same but for its rounding, else the stated one. */
    private static String shown(BigDecimal stated, Rational counted) {
        Rational apart = exact(stated).minus(counted);
        boolean close = apart.compareTo(ROUNDED) < 0 && apart.plus(ROUNDED).signum() > 0;
        return close ? counted.toString() : stated.toPlainString();
    }

    static Rational exact(BigDecimal number) {
        BigDecimal plain = number.setScale(Math.max(0, number.scale()));
        return new Rational(
                plain.unscaledValue(), BigDecimal.TEN.pow(plain.scale()).toBigInteger());
    }

    private void schulze(Report here, List<List<String>> expected, JsonNode stats, Strength strength) {
        Tally tally = count.schulze(strength);
        same(here, expected, tally);
        if (stats.isObject()) {
            compareTable(here, stats, count.table(tally, "path_strength"));
        }
    }

    /** Where several orders are equally good, the published one must be one of them; which, was left to chance. */
    private void kemeny(Report here, List<List<String>> expected) {
        Tally tally = count.kemeny();
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Ordered ordered) {
                here.same("agreement", agreement(expected), ordered.agreement());
                if (ordered.equallyGood() == 1) {
                    same(here, expected, tally);
                }
            }
        }
    }

    private Rational agreement(List<List<String>> order) {
        Map<String, Map<String, Long>> preferred = count.preferred();
        List<String> flat = order.stream().flatMap(List::stream).toList();
        Rational sum = Rational.ZERO;
        for (int i = 0; i < flat.size(); i++) {
            for (String worse : flat.subList(i + 1, flat.size())) {
                sum = sum.plus(Rational.of(RankedCount.cell(preferred, flat.get(i), worse)));
            }
        }
        return sum;
    }

    static void compareTable(Report here, JsonNode expected, Map<String, Map<String, Long>> table) {
        Map<String, Map<String, Long>> stated = new TreeMap<>();
        for (var row : expected.properties()) {
            Map<String, Long> numbers = new TreeMap<>();
            for (var cell : row.getValue().properties()) {
                numbers.put(cell.getKey(), cell.getValue().asLong());
            }
            stated.put(row.getKey(), numbers);
        }
        here.same("options", stated.keySet(), table.keySet());
        stated.forEach((option, row) -> here.same(option, row, table.get(option)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** A ranking written as {@code A > B = C}. */
    private static List<List<String>> levels(String ranking) {
        return Stream.of(ranking.split(" > "))
                .map(level -> Stream.of(level.split(" = ")).sorted().toList())
                .toList();
    }
}
