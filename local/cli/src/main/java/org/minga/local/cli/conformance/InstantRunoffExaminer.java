package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minga.tally.formats.condorcet.CondorcetReader;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.preflib.PrefLibReader;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.elimination.Ending;
import org.minga.tally.methods.elimination.InstantRunoff;
import org.minga.tally.methods.elimination.OvervoteRule;
import org.minga.tally.methods.elimination.ThresholdBase;
import org.minga.tally.methods.elimination.TieBreak;
import org.minga.tally.methods.elimination.UnrankedOptions;

/**
 * The instant runoffs among expectations of kind {@code ranked}: those of Condorcet PHP for both readings of a file, and
 * those that an election commission published.
 */
final class InstantRunoffExaminer implements Examiner {

    private static final String METHOD = "Instant-runoff";

    /** Explains the other fields. */
    private static final Set<String> REMARKS = Set.of("irv_overvote_rule", "irv_final");

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        for (var mode : expected.path("modes").properties()) {
            JsonNode runoff = mode.getValue().path("rankings").path(METHOD);
            if (runoff.isObject()) {
                Report here = report.in(mode.getKey() + " " + METHOD);
                if (!scope.counts(METHOD, mode.getKey() + ": " + METHOD)) {
                    here.outOfScope();
                } else if (read(data, mode.getValue(), here) instanceof Election election) {
                    published(runoff, count(election, condorcetPhp(mode.getKey().equals("implicit"))), here);
                }
            }
        }
        List<String> official = new ArrayList<>();
        expected.fieldNames().forEachRemaining(name -> {
            boolean ours = name.startsWith("irv_") && !REMARKS.contains(name);
            if (ours || name.equals("official_final_round") || (name.equals("known_official") && isRunoff(expected))) {
                official.add(name);
            }
        });
        if (!official.isEmpty() && read(data, expected, report) instanceof Election election) {
            Tally tally = count(election, commission());
            official.stream().filter(name -> inScope(name, scope, report)).forEach(name -> {
                official(name, expected.path(name), election, tally, report.in(name));
            });
        }
    }

    private static boolean isRunoff(JsonNode expected) {
        return expected.path("known_official").has("irv_winner");
    }

    private static boolean inScope(String name, Scope scope, Report report) {
        boolean counts = scope.counts(name);
        if (!counts) {
            report.outOfScope();
        }
        return counts;
    }

    private static ElectionRead read(Path data, JsonNode expected, Report report) throws IOException {
        String name = expected.path("file").asText();
        Path file = data.resolve(name);
        ElectionRead read = name.endsWith(".cvotes") ? CondorcetReader.read(file) : PrefLibReader.read(file);
        if (read instanceof ElectionRead.Refused refused) {
            report.fail("file", "line " + refused.line() + ": " + refused.reason());
        }
        return read;
    }

    /** A majority of all ballots, shared ranks passed over, ties by pairwise comparison, until everyone has a place. */
    private static InstantRunoff condorcetPhp(boolean implicit) {
        return new InstantRunoff(
                OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK,
                -1,
                0,
                false,
                implicit ? UnrankedOptions.LAST : UnrankedOptions.NOT_COUNTED,
                ThresholdBase.ALL_BALLOTS,
                false,
                0,
                Ending.EVERYONE_RANKED,
                0,
                TieBreak.PAIRWISE,
                true,
                List.of(),
                List.of());
    }

    /** As Burlington counted: a majority of the valid ballots, all who cannot catch up out at once. */
    private static InstantRunoff commission() {
        return new InstantRunoff(
                OvervoteRule.EXHAUST_IF_MULTIPLE_CONTINUING,
                -1,
                0,
                false,
                UnrankedOptions.NOT_COUNTED,
                ThresholdBase.ALL_BALLOTS,
                true,
                0,
                Ending.WINNER_FOUND,
                0,
                TieBreak.PREVIOUS_ROUNDS,
                false,
                List.of(),
                List.of());
    }

    private static Tally count(Election election, InstantRunoff method) {
        return Count.run(new ContestRules(method, election.ballot()), election.options(), election.ballots());
    }

    private static void published(JsonNode expected, Tally tally, Report report) {
        List<Set<String>> ranking = Stream.of(expected.path("ranking").asText().split(" > "))
                .<Set<String>>map(level -> new TreeSet<>(List.of(level.split(" = "))))
                .toList();
        report.same(
                "ranking",
                ranking,
                tally.result().ranking().stream().<Set<String>>map(TreeSet::new).toList());
        // What one option alone would get in the end is not published.
        List<Round.Stage> stages = stages(tally).stream()
                .filter(stage -> stage.tallies().size() > 1)
                .toList();
        expected.path("stats").properties().forEach(part -> {
            switch (part.getKey()) {
                case "majority" -> {
                    Rational more = Rational.of(new BigDecimal(part.getValue().asText())
                                    .setScale(0, RoundingMode.FLOOR)
                                    .toBigInteger())
                            .plus(Rational.ONE);
                    stages.forEach(stage -> report.same("threshold", more, stage.threshold()));
                }
                case "rounds" -> {
                    report.same("rounds", part.getValue().size(), stages.size());
                    for (Round.Stage stage : stages) {
                        String number = String.valueOf(stages.indexOf(stage) + 1);
                        report.in("round " + number)
                                .same("tallies", votes(part.getValue().path(number)), stage.tallies());
                    }
                }
                default -> report.fail(part.getKey(), "there is nothing to compare it with");
            }
        });
    }

    private static void official(String name, JsonNode value, Election election, Tally tally, Report report) {
        List<Round.Stage> stages = stages(tally);
        switch (name) {
            case "irv_winner" -> report.same(name, value.asText(), winner(election, tally));
            case "official_final_round" -> standing(value, election, stages.getLast(), report);
            case "irv_rounds" -> {
                report.same("rounds", value.size(), stages.size());
                for (int i = 0; i < Math.min(value.size(), stages.size()); i++) {
                    round(value.get(i), election, stages.get(i), report.in("round " + (i + 1)));
                }
            }
            case "known_official" -> known(value, election, tally, report);
            default -> report.fail(name, "there is nothing to compare it with");
        }
    }

    private static void known(JsonNode expected, Election election, Tally tally, Report report) {
        Round.Stage first = stages(tally).getFirst();
        expected.properties().forEach(part -> {
            JsonNode value = part.getValue();
            switch (part.getKey()) {
                case "note" -> {}
                case "irv_winner" -> report.same(part.getKey(), value.asText(), winner(election, tally));
                case "round1" -> standing(value, election, first, report.in("round 1"));
                case "round1_eliminated_together" ->
                    report.same(part.getKey(), texts(value), eliminated(election, first));
                case "valid_ballots" ->
                    report.same(part.getKey(), value.asLong(), tally.result().ballots());
                case "winning_threshold" -> report.same(part.getKey(), Rational.of(value.asLong()), first.threshold());
                default -> report.fail(part.getKey(), "there is nothing to compare it with");
            }
        });
    }

    private static void round(JsonNode expected, Election election, Round.Stage stage, Report report) {
        expected.properties().forEach(part -> {
            switch (part.getKey()) {
                case "tally" -> report.same("tally", votes(part.getValue()), named(election, stage));
                case "exhausted" ->
                    report.same("exhausted", Rational.of(part.getValue().asLong()), inactive(stage));
                case "eliminated" -> report.same("eliminated", texts(part.getValue()), eliminated(election, stage));
                default -> report.fail(part.getKey(), "there is nothing to compare it with");
            }
        });
    }

    /** Votes of options, and among them the ballots that count for nobody. */
    private static void standing(JsonNode expected, Election election, Round.Stage stage, Report report) {
        Map<String, Rational> counted = named(election, stage);
        counted.put("exhausted", inactive(stage));
        report.same("standing", votes(expected), counted);
    }

    private static Rational inactive(Round.Stage stage) {
        return stage.inactive().values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    private static Map<String, Rational> named(Election election, Round.Stage stage) {
        Map<String, Rational> named = new TreeMap<>();
        stage.tallies().forEach((code, votes) -> named.put(election.name(code), votes));
        return named;
    }

    private static Set<String> eliminated(Election election, Round.Stage stage) {
        Set<String> names = new TreeSet<>();
        stage.moves().stream()
                .filter(move -> move.kind() == MoveKind.ELIMINATED)
                .forEach(move -> names.add(election.name(move.option())));
        return names;
    }

    private static String winner(Election election, Tally tally) {
        return tally.result().winners().isEmpty()
                ? ""
                : election.name(tally.result().winners().getFirst().option());
    }

    private static List<Round.Stage> stages(Tally tally) {
        return tally.rounds().stream()
                .filter(Round.Stage.class::isInstance)
                .map(Round.Stage.class::cast)
                .toList();
    }

    private static Map<String, Rational> votes(JsonNode object) {
        Map<String, Rational> votes = new TreeMap<>();
        object.properties()
                .forEach(one ->
                        votes.put(one.getKey(), Rational.of(one.getValue().asLong())));
        return votes;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
