package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.comparisons.ComparisonsReader;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.pairwise.Pairwise;

/** Expectations about wiki surveys: the score of All Our Ideas and regularised Bradley-Terry strengths. */
final class PairwiseExaminer implements Examiner {

    /** The expectations were found with a tolerance of 10⁻⁹, ours are rounded to as much. */
    private static final BigDecimal TOLERANCE = new BigDecimal("2e-9");

    /** Expected scores have the 53 bits of a double, of which the last may be off by their computation. */
    private static final MathContext DOUBLE = new MathContext(14);

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        switch (ComparisonsReader.read(data.resolve(expected.path("file").asText()))) {
            case ElectionRead.Refused refused -> report.fail("file", refused.toString());
            case ElectionRead.Election election -> {
                Tally tally = Count.run(
                        new ContestRules(Pairwise.STANDARD, election.ballot()), election.options(), election.ballots());
                expected.properties().forEach(part -> {
                    switch (part.getKey()) {
                        case "file", "kind", "filter", "definition" -> {}
                        default -> {
                            if (scope.counts(part.getKey())) {
                                compare(part.getKey(), part.getValue(), tally, report);
                            } else {
                                report.outOfScope();
                            }
                        }
                    }
                });
            }
        }
    }

    private static void compare(String what, JsonNode expected, Tally tally, Report report) {
        switch (what) {
            case "n_votes" ->
                report.same(what, expected.asLong(), tally.result().ballots());
            case "n_ideas" ->
                report.same(
                        what,
                        expected.asLong(),
                        tally.result().supporters().values().stream()
                                .filter(votes -> votes > 0)
                                .count());
            case "aoi_score" -> compareScores(expected, tally, report.in(what));
            case "aoi_ranking" -> RankingComparison.compare(expected, rankingOfVotedOn(tally), report.in(what));
            case "bt_regularised" -> compareStrengths(expected, tally, report.in(what));
            default -> report.fail(what, "is not known");
        }
    }

    /** Ideas without any vote that counts are in nobody's ranking. */
    private static List<List<String>> rankingOfVotedOn(Tally tally) {
        Map<String, Long> votes = tally.result().supporters();
        return tally.result().ranking().stream()
                .map(level -> level.stream()
                        .filter(code -> votes.getOrDefault(code, 0L) > 0)
                        .toList())
                .filter(level -> !level.isEmpty())
                .toList();
    }

    private static void compareScores(JsonNode expected, Tally tally, Report report) {
        Map<String, Round.Duelled> duelled = new TreeMap<>();
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Duelled one) {
                duelled.put(one.option(), one);
            }
        }
        expected.properties().forEach(idea -> {
            Round.Duelled its = duelled.get(idea.getKey());
            if (its == null) {
                report.fail(idea.getKey(), "is not in the file");
                return;
            }
            JsonNode wanted = idea.getValue();
            report.same(idea.getKey() + " wins", wanted.path("wins").asLong(), its.wins());
            report.same(idea.getKey() + " losses", wanted.path("losses").asLong(), its.losses());
            BigDecimal score = decimal(its.score().times(Rational.of(100)), DOUBLE);
            report.same(
                    idea.getKey() + " score",
                    plain(wanted.path("score").decimalValue().round(DOUBLE)),
                    plain(score));
        });
    }

    private static void compareStrengths(JsonNode expected, Tally tally, Report report) {
        Map<String, Rational> found = strengths(tally);
        if (found == null) {
            report.fail("log_strength", "was not computed");
            return;
        }
        expected.path("log_strength").properties().forEach(idea -> {
            Rational its = found.get(idea.getKey());
            BigDecimal wanted = idea.getValue().decimalValue();
            boolean near = its != null
                    && decimal(its, MathContext.DECIMAL64)
                                    .subtract(wanted)
                                    .abs()
                                    .compareTo(TOLERANCE)
                            <= 0;
            report.same(idea.getKey(), wanted, near ? wanted : its);
        });
        Map<String, Long> votes = tally.result().supporters();
        List<String> order = found.keySet().stream()
                .filter(code -> votes.getOrDefault(code, 0L) > 0)
                .sorted(Comparator.comparing((String code) -> found.getOrDefault(code, Rational.ZERO))
                        .reversed())
                .toList();
        RankingComparison.compare(expected.path("ranking"), levels(order, found), report);
    }

    /** Puts those together that have the same strength, as far as it is told. */
    private static List<List<String>> levels(List<String> order, Map<String, Rational> strengths) {
        Map<Rational, List<String>> levels = new LinkedHashMap<>();
        for (String code : order) {
            levels.computeIfAbsent(strengths.getOrDefault(code, Rational.ZERO), strength -> new ArrayList<>())
                    .add(code);
        }
        return List.copyOf(levels.values());
    }

    private static @Nullable Map<String, Rational> strengths(Tally tally) {
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Scored scored && scored.figure().equals("bradley_terry_log_strength")) {
                return scored.scores();
            }
        }
        return null;
    }

    private static BigDecimal decimal(Rational number, MathContext precision) {
        return new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()), precision);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
