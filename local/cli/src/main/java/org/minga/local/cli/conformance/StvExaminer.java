package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.blt.BltReader;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.stv.SharedRanks;
import org.minga.tally.methods.stv.SkippedRanks;
import org.minga.tally.methods.stv.StvMeek;
import org.minga.tally.methods.stv.StvScottish;
import org.minga.tally.methods.stv.StvWigm;
import org.minga.tally.methods.stv.WigmArithmetic;
import org.minga.tally.methods.stv.WigmFinish;

/**
 * Counts of the program Droop: the elected, the quota, and either every action with all tallies or the decisions in
 * order and the last tallies.
 */
final class StvExaminer implements Examiner {

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        String file = expected.path("file").asText();
        Path path = Files.exists(data.resolve(file))
                ? data.resolve(file)
                : data.resolve("stv").resolve(file);
        switch (BltReader.read(path)) {
            case ElectionRead.Refused refused -> report.fail(file, refused.toString());
            case ElectionRead.Election election ->
                expected.path("rules").properties().forEach(rule -> {
                    if (scope.counts(rule.getKey())) {
                        compare(rule.getKey(), rule.getValue(), names(expected, election), election, report);
                    } else {
                        report.outOfScope();
                    }
                });
        }
    }

    /** Codes by name, as the expectation gives them or as the file does. */
    private static Map<String, String> names(JsonNode expected, ElectionRead.Election election) {
        Map<String, String> codes = new TreeMap<>();
        election.codes().forEach((name, code) -> codes.put(StvStep.plain(name), code));
        expected.path("candidates")
                .properties()
                .forEach(one -> codes.put(StvStep.plain(one.getValue().asText()), one.getKey()));
        return codes;
    }

    private static void compare(
            String key, JsonNode rule, Map<String, String> codes, ElectionRead.Election election, Report all) {
        Report report = all.in(key);
        int seats = rule.path("seats").asInt(election.seats());
        MethodRules method = method(key, seats);
        if (method == null) {
            report.fail("rule", "there is no such rule here");
            return;
        }
        try {
            List<String> options =
                    election.options().stream().map(BallotOption::code).toList();
            List<StvStep> steps = steps(rule, codes);
            StvTies ties = new StvTies(options, steps);
            Tally tally = count(method, election, ties);
            while (ties.learn(tally)) {
                tally = count(method, election, ties);
            }
            new StvComparison(method, tally, new StvTrace(tally, options), codes, report).compare(rule, steps);
        } catch (StvTies.Contradiction | IllegalArgumentException e) {
            report.fail("count", String.valueOf(e.getMessage()));
        }
    }

    private static Tally count(MethodRules method, ElectionRead.Election election, StvTies ties)
            throws StvTies.Contradiction {
        return Count.run(
                new ContestRules(method, election.ballot(), ties.order()), election.options(), election.ballots());
    }

    /** A recorder's name of a rule begins with the rule and ends with how its figures are written. */
    private static @Nullable MethodRules method(String key, int seats) {
        if (key.startsWith("scotland")) {
            return new StvScottish(seats, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
        } else if (key.startsWith("wigm-prf")) {
            return wigm(seats, WigmArithmetic.PRF, key.startsWith("wigm-prf-batch"));
        } else if (key.startsWith("wigm-rational")) {
            return wigm(seats, WigmArithmetic.EXACT, false);
        } else if (key.startsWith("meek-prf")) {
            return new StvMeek(seats, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
        }
        return null;
    }

    /** The recorder makes the last transfer also when it is known who wins. */
    private static StvWigm wigm(int seats, WigmArithmetic arithmetic, boolean batch) {
        return new StvWigm(
                seats, arithmetic, batch, WigmFinish.AFTER_TRANSFER, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
    }

    private static List<StvStep> steps(JsonNode rule, Map<String, String> codes) {
        List<StvStep> steps = new ArrayList<>();
        rule.path("sequence").forEach(line -> steps.add(StvStep.parse(line.asText(), codes)));
        rule.path("actions").forEach(action -> {
            if (!action.path("tag").asText().equals("log")) {
                steps.add(StvStep.parse(action.path("msg").asText(), codes));
            }
        });
        return steps;
    }

    /** Names or numbers, as a set of codes. */
    static Set<String> codes(JsonNode names, Map<String, String> codes) {
        Set<String> found = new TreeSet<>();
        names.forEach(name -> found.add(codes.getOrDefault(StvStep.plain(name.asText()), name.asText())));
        return found;
    }
}
