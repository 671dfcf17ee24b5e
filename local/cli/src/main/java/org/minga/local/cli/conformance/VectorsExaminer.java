package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.catalogue.Methods;
import org.minga.tally.methods.score.BlankGrades;
import org.minga.tally.methods.score.MajorityJudgment;
import org.minga.tally.methods.score.Quadratic;

/** The small vectors of {@code vectors.json}: majority judgment, one ranked election, hash trees, quadratic ballots. */
final class VectorsExaminer implements Examiner {

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) {
        expected.properties().forEach(part -> {
            Report here = report.in(part.getKey());
            if (!scope.counts(part.getKey())) {
                report.outOfScope();
                return;
            }
            switch (part.getKey()) {
                case "majority_judgment" -> part.getValue().forEach(one -> majorityJudgment(one, here));
                case "burlington_3_candidates" -> ranked(part.getValue(), here);
                case "rfc6962" -> merkle(part.getValue(), here);
                case "quadratic" -> quadratic(part.getValue(), here);
                // Words only: it names files that stand in a folder of their own.
                case "mes_example", "about", "note", "source" -> {}
                default -> here.fail("vector", "is not known");
            }
        });
    }

    private static void majorityJudgment(JsonNode vector, Report report) {
        JsonNode tallies = vector.path("tallies_worst_to_best");
        int grades = tallies.path(0).size();
        List<String> names = new ArrayList<>();
        for (int grade = 0; grade < grades; grade++) {
            names.add("grade " + grade);
        }
        List<BallotOption> options = new ArrayList<>();
        List<GroupedBallot> ballots = new ArrayList<>();
        long most = 0;
        for (int i = 0; i < tallies.size(); i++) {
            options.add(BallotOption.of("option-" + i));
            for (int grade = 0; grade < grades; grade++) {
                long times = tallies.get(i).path(grade).asLong();
                most += times;
                if (times > 0) {
                    ballots.add(new GroupedBallot(new Ballot.Scored(Map.of("option-" + i, (long) grade)), times));
                }
            }
        }
        // One ballot for each grade of one option, so the other options' blanks must not count.
        ContestRules rules = new ContestRules(
                new MajorityJudgment(1, names, BlankGrades.IGNORED),
                new BallotRules.Scored(0, options.size(), 0, grades - 1L));
        Tally tally = Count.run(rules, options, ballots);
        report.same("number of grades", most, tally.result().ballots());
        List<Integer> ranks = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            wanted.add(vector.path("ranks").path(i).asInt());
            ranks.add(rank("option-" + i, tally.result().ranking()));
        }
        report.same("ranks", wanted, ranks);
    }

    private static int rank(String code, List<List<String>> ranking) {
        int before = 0;
        for (List<String> level : ranking) {
            if (level.contains(code)) {
                break;
            }
            before += level.size();
        }
        return before + 1;
    }

    private static void ranked(JsonNode vector, Report report) {
        Set<String> codes = new TreeSet<>();
        List<GroupedBallot> rankings = new ArrayList<>();
        List<GroupedBallot> choices = new ArrayList<>();
        vector.path("votes").properties().forEach(group -> {
            List<String> ranking = List.of(group.getKey().split(">"));
            codes.addAll(ranking);
            rankings.add(new GroupedBallot(
                    new Ballot.Ordinal(ranking), group.getValue().asLong()));
            choices.add(new GroupedBallot(
                    new Ballot.Single(ranking.getFirst()), group.getValue().asLong()));
        });
        List<BallotOption> options = codes.stream().map(BallotOption::of).toList();
        BallotRules ordinal = new BallotRules.Ordinal(1, options.size());
        vector.properties().forEach(one -> {
            String method = one.getKey();
            String wanted = one.getValue().asText();
            switch (method) {
                case "source", "votes" -> {}
                case "plurality" ->
                    report.same(method, wanted, winner(method, new BallotRules.Single(1), options, choices));
                case "irv", "bucklin" -> report.same(method, wanted, winner(method, ordinal, options, rankings));
                case "condorcet" -> report.same(method, wanted, condorcetWinner(ordinal, options, rankings));
                default -> report.fail(method, "is not known");
            }
        });
    }

    private static Optional<Tally> count(
            String method, BallotRules ballot, List<BallotOption> options, List<GroupedBallot> ballots) {
        return Methods.find(method).map(MethodDescription::standard).map(standard -> {
            MethodRules rules = standard.completedFor(ballot);
            return Count.run(new ContestRules(rules, ballot), options, ballots);
        });
    }

    private static String winner(
            String method, BallotRules ballot, List<BallotOption> options, List<GroupedBallot> ballots) {
        return count(method, ballot, options, ballots)
                .map(tally -> String.join(
                        ", ",
                        tally.result().winners().stream().map(Winner::option).toList()))
                .orElse("no such method");
    }

    /** Whoever is preferred to each other option by more ballots than not. */
    private static String condorcetWinner(BallotRules ballot, List<BallotOption> options, List<GroupedBallot> ballots) {
        Optional<Tally> tally = count("copeland", ballot, options, ballots);
        for (Round round : tally.map(Tally::rounds).orElse(List.of())) {
            if (round instanceof Round.Compared compared) {
                var rows = compared.rows();
                return rows.keySet().stream()
                        .filter(one -> rows.keySet().stream()
                                .filter(other -> !other.equals(one))
                                .allMatch(other -> preferring(compared, one, other) > preferring(compared, other, one)))
                        .findFirst()
                        .orElse("nobody");
            }
        }
        return "nothing was compared";
    }

    private static long preferring(Round.Compared compared, String one, String other) {
        return Optional.ofNullable(compared.rows().get(one))
                .map(row -> row.get(other))
                .orElse(0L);
    }

    private static void merkle(JsonNode vector, Report report) {
        HexFormat hex = HexFormat.of();
        MerkleTree tree = new MerkleTree();
        report.same("empty_root", vector.path("empty_root").asText(), hex.formatHex(tree.root()));
        report.same(
                "leaf_of_empty_string",
                vector.path("leaf_of_empty_string").asText(),
                hex.formatHex(MerkleTree.leafHash("".getBytes(StandardCharsets.UTF_8))));
        JsonNode roots = vector.path("roots");
        for (int i = 0; i < roots.size(); i++) {
            tree.append(hex.parseHex(vector.path("inputs_hex").path(i).asText()));
            report.same("root of " + (i + 1), roots.get(i).asText(), hex.formatHex(tree.root()));
        }
    }

    private static void quadratic(JsonNode vector, Report report) {
        long credits = vector.path("credits").asLong();
        Set<String> codes = new TreeSet<>();
        List<Ballot.Quadratic> ballots = new ArrayList<>();
        vector.path("ballots").forEach(one -> {
            Map<String, Long> weights = new TreeMap<>();
            one.path("votes")
                    .properties()
                    .forEach(vote -> weights.put(vote.getKey(), vote.getValue().asLong()));
            codes.addAll(weights.keySet());
            ballots.add(new Ballot.Quadratic(weights));
        });
        BallotRules.Quadratic rules = new BallotRules.Quadratic(0, codes.size(), credits, true);
        List<GroupedBallot> valid = new ArrayList<>();
        for (int i = 0; i < ballots.size(); i++) {
            JsonNode wanted = vector.path("ballots").get(i);
            boolean isValid = rules.validate(ballots.get(i), codes).isEmpty();
            Report here = report.in("ballot " + (i + 1));
            here.same("valid", wanted.path("valid").asBoolean(), isValid);
            here.same("cost", wanted.path("cost").asLong(), cost(ballots.get(i), codes, credits));
            if (isValid) {
                valid.add(new GroupedBallot(ballots.get(i), 1));
            }
        }
        List<BallotOption> options = codes.stream().map(BallotOption::of).toList();
        Tally tally = Count.run(new ContestRules(Quadratic.STANDARD, rules), options, valid);
        vector.path("totals_of_valid")
                .properties()
                .forEach(total -> report.same(
                        "total of " + total.getKey(),
                        Rational.of(total.getValue().asLong()),
                        tally.result().scores().get(total.getKey())));
    }

    /** The fewest credits that the rules take this ballot for, searched from below up to twice what there is. */
    private static long cost(Ballot.Quadratic ballot, Set<String> codes, long credits) {
        long low = 0;
        long high = 2 * credits;
        while (low < high) {
            long middle = (low + high) / 2;
            BallotRules rules = new BallotRules.Quadratic(0, codes.size(), middle, true);
            if (rules.validate(ballot, codes).isEmpty()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
