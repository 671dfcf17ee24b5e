package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.formats.pabulib.PabulibRefusal;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.budget.Completion;
import org.minga.tally.methods.budget.EqualShares;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.budget.Utility;

/** Participatory budgets in Pabulib files. */
final class PabulibExaminer implements Examiner {

    private static final Pattern EQUAL_SHARES = Pattern.compile(
            "mes_(?<utility>cost|card|points|borda)(?<add1>_add1_(?<step>fraction|integer))?(?<rest>_then_utilitarian)?");

    private static final Map<String, Utility> UTILITIES = Map.of(
            "cost", Utility.COST,
            "card", Utility.CARDINALITY,
            "points", Utility.POINTS,
            "borda", Utility.BORDA);

    /** What our reasons are called there. */
    private static final Map<String, String> STOPS =
            Map.of("exhaustive", "exhaustive", "next_over_budget", "next_infeasible");

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        switch (PabulibReader.read(data.resolve(expected.path("file").asText()))) {
            case PabulibRefusal refusal ->
                report.fail("file", "refused in line " + refusal.line() + ": " + refusal.reason());
            case PabulibElection file -> new Examination(expected, scope, report, file).run();
        }
    }

    /** One file held against what is expected of it. */
    private static final class Examination {

        private final JsonNode expected;
        private final Scope scope;
        private final Report report;
        private final PabulibElection file;
        private final PabulibElection ranked;
        private final Election election;
        private final Election rankings;

        Examination(JsonNode expected, Scope scope, Report report, PabulibElection file) throws IOException {
            this.expected = expected;
            this.scope = scope;
            this.report = report;
            this.file = file;
            this.ranked = file.ranked();
            this.election = file.load();
            this.rankings = ranked.ballotRules().equals(file.ballotRules()) ? election : ranked.load();
        }

        void run() {
            compareTallies();
            compareOfficial();
            expected.path("rules").properties().forEach(rule -> {
                if (scope.counts(rule.getKey())) {
                    compareRule(rule.getKey(), rule.getValue());
                } else {
                    report.outOfScope();
                }
            });
        }

        private static Tally count(Election election, MethodRules method) {
            return Count.run(new ContestRules(method, election.ballot()), election.options(), election.ballots());
        }

        private void compareTallies() {
            Tally greedy = count(election, file.budgetGreedy(Misfit.SKIP));
            SortedMap<String, String> scores = new TreeMap<>();
            greedy.result().scores().forEach((code, score) -> scores.put(code, plain(score)));
            compareFields("tally_scores", scores);
            SortedMap<String, String> supporters = new TreeMap<>();
            greedy.result().supporters().forEach((code, number) -> supporters.put(code, String.valueOf(number)));
            compareFields("tally_vote_counts", supporters);
        }

        private void compareFields(String name, SortedMap<String, String> ours) {
            JsonNode theirs = expected.path(name);
            if (theirs.isObject() && scope.counts(name)) {
                SortedMap<String, String> wanted = new TreeMap<>();
                theirs.properties()
                        .forEach(field -> wanted.put(
                                field.getKey(), plain(number(field.getValue().asText()))));
                report.same(name, wanted, ours);
            }
        }

        private void compareOfficial() {
            JsonNode official = expected.path("official_selected");
            String rule = expected.path("pabulib_rule").asText();
            boolean known = rule.startsWith("greedy") || rule.equals("equalshares/add1");
            if (!official.isArray() || !scope.counts("official_selected") || !known) {
                report.outOfScope();
                return;
            }
            MethodRules method = file.method().orElse(null);
            if (method == null) {
                report.fail("official_selected", "there is no method for rule " + rule);
                return;
            }
            report.same("official_selected", sorted(texts(official)), sorted(winners(count(election, method))));
        }

        private void compareRule(String name, JsonNode rule) {
            Report here = report.in(name);
            Tally tally = count(name);
            if (tally == null) {
                here.fail("rule", "there is no such method");
                return;
            }
            rule.properties().forEach(field -> compare(field.getKey(), field.getValue(), tally, here));
        }

        private void compare(String what, JsonNode value, Tally tally, Report here) {
            switch (what) {
                case "description" -> {}
                case "order" -> here.same(what, texts(value), winners(tally));
                case "winners" -> here.same(what, sorted(texts(value)), sorted(winners(tally)));
                case "total_cost" -> here.same(what, number(value.asText()), major(cost(tally)));
                // The first share is no iteration there.
                case "iterations" ->
                    here.same(what, value.asLong(), endowed(tally).runs() - 1);
                case "final_endowment" ->
                    here.same(what, number(value.asText()), major(endowed(tally).share()));
                case "stop" ->
                    here.same(what, value.asText(), STOPS.get(endowed(tally).reason()));
                default -> here.fail(what, "there is nothing to compare it with");
            }
        }

        /** The count under a rule of this name; null if there is none. */
        private @Nullable Tally count(String name) {
            Matcher shares = EQUAL_SHARES.matcher(name);
            if (shares.matches()) {
                Utility utility = UTILITIES.getOrDefault(shares.group("utility"), Utility.COST);
                // Points of a ranking may be the file's own, its places are its own.
                boolean places = utility == Utility.BORDA;
                EqualShares rules = (places ? ranked : file).equalShares(utility, completion(shares.group("step")));
                return count(
                        places ? rankings : election,
                        shares.group("rest") == null ? rules : rules.withThenUtilitarian());
            }
            return switch (name) {
                case "greedy_skip" -> count(election, file.budgetGreedy(Misfit.SKIP));
                case "greedy_stop" -> count(election, file.budgetGreedy(Misfit.STOP));
                default -> null;
            };
        }

        private static Completion completion(@Nullable String step) {
            if (step == null) {
                return Completion.NONE;
            }
            return step.equals("integer") ? Completion.ADD1_INTEGER : Completion.ADD1_FRACTION;
        }

        private Rational major(Rational minor) {
            return minor.dividedBy(Rational.of(file.unit()));
        }
    }

    private static Round.Endowed endowed(Tally tally) {
        return (Round.Endowed) tally.rounds().getFirst();
    }

    private static Rational cost(Tally tally) {
        Rational cost = Rational.ZERO;
        for (Winner winner : tally.result().winners()) {
            Long own = winner.cost();
            cost = cost.plus(Rational.of(own == null ? 0 : own));
        }
        return cost;
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static List<String> sorted(List<String> texts) {
        return List.copyOf(new TreeSet<>(texts));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String plain(Rational number) {
        return number.isWhole() ? number.numerator().toString() : number.toString();
    }

    /** A fraction {@code p/q}, or a number with or without decimals. */
    private static Rational number(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new Rational(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
        }
        BigDecimal decimal = new BigDecimal(text).setScale(Math.max(0, new BigDecimal(text).scale()));
        return new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }
}
