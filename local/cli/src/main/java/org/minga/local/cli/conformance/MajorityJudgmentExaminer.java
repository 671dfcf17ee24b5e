package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.grades.GradesReader;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.score.BlankGrades;
import org.minga.tally.methods.score.Blanks;
import org.minga.tally.methods.score.Figure;
import org.minga.tally.methods.score.MajorityJudgment;
import org.minga.tally.methods.score.Score;

/** Expectations of the kind {@code majority-judgment}: tables of grades, with blanks as worst grade or left out. */
final class MajorityJudgmentExaminer implements Examiner {

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        List<String> grades = texts(expected.path("definition").path("grades_worst_to_best"));
        Path file = data.resolve(expected.path("file").asText());
        if (grades.isEmpty()) {
            report.fail("grades_worst_to_best", "is missing");
            return;
        }
        switch (GradesReader.read(file, grades)) {
            case ElectionRead.Refused refused -> report.fail("file", refused.toString());
            case ElectionRead.Election election -> {
                report.same("n_ballots", expected.path("n_ballots").asLong(), election.size());
                expected.path("variants").properties().forEach(variant -> {
                    if (scope.counts(variant.getKey())) {
                        compare(variant.getKey(), variant.getValue(), election, grades, report.in(variant.getKey()));
                    } else {
                        report.outOfScope();
                    }
                });
            }
        }
    }

    private static void compare(
            String variant, JsonNode expected, ElectionRead.Election election, List<String> grades, Report report) {
        BlankGrades blanks = switch (variant) {
            case "reject" -> BlankGrades.WORST;
            case "ignore" -> BlankGrades.IGNORED;
            default -> null;
        };
        if (blanks == null) {
            report.fail("variant", "is not known");
            return;
        }
        Tally tally = count(election, new MajorityJudgment(1, grades, blanks));
        Map<String, Round.Graded> graded = new TreeMap<>();
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Graded one) {
                graded.put(election.name(one.option()), one);
            }
        }
        RankingComparison.compare(
                expected.path("ranking"),
                expected.path("tied_adjacent"),
                RankingComparison.named(tally.result().ranking(), election),
                report);
        Map<String, Long> sums = new TreeMap<>();
        count(election, new Score(1, Figure.SUM, Blanks.ZERO, 0))
                .result()
                .scores()
                .forEach((code, sum) -> sums.put(election.name(code), whole(sum)));
        expected.properties().forEach(part -> {
            switch (part.getKey()) {
                case "ranking", "tied_adjacent" -> {}
                case "tally_worst_to_best" ->
                    part.getValue().properties().forEach(one -> {
                        Round.Graded its = graded.get(one.getKey());
                        report.same(
                                "tally of " + one.getKey(), longs(one.getValue()), its == null ? null : its.counts());
                    });
                case "median_grade_index" ->
                    part.getValue().properties().forEach(one -> {
                        Round.Graded its = graded.get(one.getKey());
                        report.same(
                                "median of " + one.getKey(), one.getValue().asInt(), its == null ? null : its.median());
                    });
                case "gauge_above_below_n" ->
                    part.getValue().properties().forEach(one -> {
                        Round.Graded its = graded.get(one.getKey());
                        report.same("gauge of " + one.getKey(), longs(one.getValue()), its == null ? null : gauge(its));
                    });
                default -> {
                    if (part.getKey().startsWith("score_sum")) {
                        part.getValue()
                                .properties()
                                .forEach(one -> report.same(
                                        "sum of " + one.getKey(), one.getValue().asLong(), sums.get(one.getKey())));
                    } else {
                        report.fail(part.getKey(), "is not known");
                    }
                }
            }
        });
    }

    private static Tally count(ElectionRead.Election election, MethodRules method) {
        return Count.run(new ContestRules(method, election.ballot()), election.options(), election.ballots());
    }

    /** How many grades are above the median, below it, and in all. */
    private static List<Long> gauge(Round.Graded graded) {
        List<Long> counts = graded.counts();
        int median = graded.median();
        return List.of(
                sum(counts.subList(median + 1, counts.size())),
                sum(counts.subList(0, Math.max(0, median))),
                sum(counts));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().flatMapToLong(LongStream::of).sum();
    }

    private static long whole(Rational sum) {
        return sum.floor().longValueExact();
    }

    private static List<Long> longs(JsonNode list) {
        List<Long> longs = new ArrayList<>();
        list.forEach(one -> longs.add(one.asLong()));
        return longs;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
