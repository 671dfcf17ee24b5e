package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.rctab.RctabReader;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Counts ranked-choice elections by the rules of their configuration, and compares every round with RCTab's report. */
final class RctabExaminer implements Examiner {

    private static final String RESIDUAL = "residual_surplus";

    /** RCTab's name for each reason of ours, where it reports the reason round by round. */
    private static final Map<String, String> REASONS = Map.of(
            "exhaustedChoices", "exhausted",
            "overvotes", "overvote",
            "skippedRankings", "skipped_ranks",
            "repeatedRankings", "repeated_option",
            "finalRoundSurplus", "final_surplus");

    private static final Set<String> KNOWN_FIELDS =
            Set.of("kind", "file", "config", "engine", "elected", "rules", "expected_detailed_report", "notes");

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        expected.fieldNames().forEachRemaining(name -> {
            if (!KNOWN_FIELDS.contains(name)) {
                unknown(scope, name, report);
            }
        });
        Path csv = data.resolve(expected.path("file").asText());
        Path config = data.resolve(expected.path("config").asText());
        switch (RctabReader.read(csv, config)) {
            case ElectionRead.Refused refused ->
                report.fail("file", "line " + refused.line() + ": " + refused.reason());
            case ElectionRead.Election election -> examine(expected, scope, election, report);
        }
    }

    private static void unknown(Scope scope, String name, Report report) {
        if (scope.counts(name)) {
            report.fail(name, "there is nothing to compare it with");
        } else {
            report.outOfScope();
        }
    }

    private static void examine(JsonNode expected, Scope scope, ElectionRead.Election election, Report report) {
        List<JsonNode> reports = new ArrayList<>();
        JsonNode detailed = expected.path("expected_detailed_report");
        if (detailed.isArray()) {
            detailed.forEach(reports::add);
        } else if (detailed.isObject()) {
            reports.add(detailed);
        }
        Tally tally = count(election, expected, reports);
        List<List<Round.Stage>> passes = passes(tally);
        if (scope.counts("elected")) {
            Set<String> elected = texts(expected.path("elected"));
            boolean oneOfSeveral = passes.size() > 1 && elected.size() == 1;
            report.same("elected", elected, oneOfSeveral ? elected(pass(passes, elected)) : winners(tally));
        }
        for (JsonNode one : reports) {
            if (!scope.counts("expected_detailed_report")) {
                report.outOfScope();
                continue;
            }
            List<Round.Stage> stages = pass(passes, electedIn(one));
            rounds(one.path("results"), stages, report);
            summary(one.path("summary"), election, tally, stages, report);
        }
    }

    private static Tally count(ElectionRead.Election election, JsonNode expected, List<JsonNode> reports) {
        List<String> codes = election.options().stream().map(BallotOption::code).toList();
        boolean byOrder = expected.path("rules").path("tiebreakMode").asText().equals("useCandidateOrder");
        TieRule ties = new TieRule.GivenOrder(byOrder ? codes : recorded(codes, reports));
        ContestRules rules = new ContestRules(
                Objects.requireNonNull(election.method(), "the configuration holds the rules"),
                election.ballot(),
                ties);
        List<GroupedBallot> ballots = election.ballots();
        return Count.run(rules, election.options(), ballots);
    }

    /** What a lot decided, as the report records it: whoever was eliminated earlier was less favoured. */
    private static List<String> recorded(List<String> codes, List<JsonNode> reports) {
        Map<String, Integer> places = new TreeMap<>();
        for (JsonNode report : reports) {
            for (JsonNode round : report.path("results")) {
                for (JsonNode action : round.path("tallyResults")) {
                    int number = round.path("round").asInt();
                    if (action.has("elected")) {
                        places.put(action.path("elected").asText(), number - 1_000_000);
                    } else {
                        places.putIfAbsent(action.path("eliminated").asText(), -number);
                    }
                }
            }
        }
        return codes.stream()
                .sorted(Comparator.comparing(code -> places.getOrDefault(code, -500_000)))
                .toList();
    }

    /** Where seats are filled one after the other, each count begins anew without who was elected before. */
    private static List<List<Round.Stage>> passes(Tally tally) {
        List<List<Round.Stage>> passes = new ArrayList<>();
        Set<String> elected = new TreeSet<>();
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Stage stage) {
                boolean anew =
                        elected.stream().anyMatch(code -> !stage.tallies().containsKey(code));
                if (anew || passes.isEmpty()) {
                    passes.add(new ArrayList<>());
                    elected.clear();
                }
                passes.getLast().add(stage);
                elected.addAll(elected(List.of(stage)));
            }
        }
        return passes;
    }

    /** The pass in which these were elected, else the first. */
    private static List<Round.Stage> pass(List<List<Round.Stage>> passes, Set<String> elected) {
        return passes.stream()
                .filter(stages -> elected(stages).equals(elected))
                .findFirst()
                .orElse(passes.isEmpty() ? List.of() : passes.getFirst());
    }

    private static void rounds(JsonNode expected, List<Round.Stage> stages, Report report) {
        report.same("rounds", expected.size(), stages.size());
        for (int i = 0; i < Math.min(expected.size(), stages.size()); i++) {
            round(expected.get(i), stages.get(i), report.in("round " + (i + 1)));
        }
    }

    private static void round(JsonNode expected, Round.Stage stage, Report report) {
        expected.fieldNames().forEachRemaining(name -> {
            switch (name) {
                case "round" -> {}
                case "threshold" -> report.same(name, number(expected.path(name)), stage.threshold());
                case "tally" -> report.same(name, numbers(expected.path(name)), stage.tallies());
                case "inactiveBallots" -> inactive(expected.path(name), stage, report);
                case "tallyResults" -> actions(expected.path(name), stage, report);
                default -> report.fail(name, "there is nothing to compare it with");
            }
        });
    }

    private static void inactive(JsonNode expected, Round.Stage stage, Report report) {
        expected.fieldNames().forEachRemaining(name -> {
            String reason = REASONS.getOrDefault(name, name);
            report.same(name, number(expected.path(name)), stage.inactive().getOrDefault(reason, Rational.ZERO));
        });
    }

    private static void actions(JsonNode expected, Round.Stage stage, Report report) {
        Map<String, SortedMap<String, Rational>> wanted = new TreeMap<>();
        for (JsonNode action : expected) {
            String kind = action.has("elected") ? "elected" : "eliminated";
            wanted.put(kind + " " + action.path(kind).asText(), numbers(action.path("transfers")));
        }
        Map<String, SortedMap<String, Rational>> counted = new TreeMap<>();
        for (Move move : stage.moves()) {
            String kind = move.kind() == MoveKind.ELIMINATED ? "eliminated" : "elected";
            SortedMap<String, Rational> transfers =
                    counted.computeIfAbsent(kind + " " + move.option(), name -> new TreeMap<>());
            move.transfers().forEach((code, votes) -> transfers.merge(code, votes, Rational::plus));
            move.lost().forEach((reason, votes) -> {
                String target = reason.equals(RESIDUAL) ? "residual surplus" : "exhausted";
                transfers.merge(target, votes, Rational::plus);
            });
        }
        report.same("decisions", wanted.keySet(), counted.keySet());
        wanted.forEach((decision, transfers) ->
                report.same("transfers of " + decision, transfers, counted.getOrDefault(decision, new TreeMap<>())));
    }

    private static void summary(
            JsonNode expected, ElectionRead.Election election, Tally tally, List<Round.Stage> stages, Report report) {
        Report here = report.in("summary");
        SortedMap<String, Rational> inactive =
                stages.isEmpty() ? new TreeMap<>() : stages.getFirst().inactive();
        Rational blank = inactive.getOrDefault("blank", Rational.ZERO);
        expected.fieldNames().forEachRemaining(name -> {
            Rational wanted = number(expected.path(name));
            switch (name) {
                case "finalThreshold" ->
                    here.same(
                            name,
                            wanted,
                            stages.isEmpty() ? null : stages.getLast().threshold());
                case "numCandidates" ->
                    here.same(name, wanted, Rational.of(election.options().size()));
                // RCTab reports each pass of several as an election of one winner.
                case "numWinners" ->
                    here.same(name, wanted, Rational.of(passes(tally).size() > 1 ? 1 : election.seats()));
                case "totalNumBallots" ->
                    here.same(name, wanted, Rational.of(tally.result().ballots()));
                case "undervotes" -> here.same(name, wanted, blank);
                default -> here.fail(name, "there is nothing to compare it with");
            }
        });
    }

    private static Set<String> winners(Tally tally) {
        return new TreeSet<>(
                tally.result().winners().stream().map(Winner::option).toList());
    }

    private static Set<String> elected(Collection<Round.Stage> stages) {
        Set<String> elected = new TreeSet<>();
        stages.forEach(stage -> stage.moves().stream()
                .filter(move -> move.kind() == MoveKind.ELECTED)
                .forEach(move -> elected.add(move.option())));
        return elected;
    }

    private static Set<String> electedIn(JsonNode report) {
        Set<String> elected = new TreeSet<>();
        for (JsonNode round : report.path("results")) {
            round.path("tallyResults").forEach(action -> {
                if (action.has("elected")) {
                    elected.add(action.path("elected").asText());
                }
            });
        }
        return elected;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static SortedMap<String, Rational> numbers(JsonNode object) {
        SortedMap<String, Rational> numbers = new TreeMap<>();
        object.fieldNames().forEachRemaining(name -> numbers.put(name, number(object.path(name))));
        return numbers;
    }

    /** Numbers are written as text, with decimals where votes have them. */
    private static Rational number(JsonNode value) {
        BigDecimal decimal = new BigDecimal(value.asText());
        BigDecimal whole = decimal.movePointRight(Math.max(0, decimal.scale()));
        return new Rational(whole.toBigIntegerExact(), BigInteger.TEN.pow(Math.max(0, decimal.scale())));
    }
}
