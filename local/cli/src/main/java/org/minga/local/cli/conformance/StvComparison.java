package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.stv.StvMeek;
import org.minga.tally.methods.stv.StvScottish;
import org.minga.tally.methods.stv.StvWigm;

/** Compares one count with its record, action by action where there are any. */
final class StvComparison {

    private static final Pattern TRANSFERRED = Pattern.compile("\\(([0-9]+\\.?[0-9]*)\\)$");
    private static final Pattern LEFT = Pattern.compile("surplus ([0-9]+\\.[0-9]+)");

    private final MethodRules method;
    private final Tally tally;
    private final StvTrace trace;
    private final Map<String, String> codes;
    private final Report report;

    /** Where in our count the record has got to. */
    private int stage;
    /** Options that the record of a Meek count no longer gives votes: it sets them to nought once they are defeated. */
    private final Set<String> cleared = new HashSet<>();

    StvComparison(MethodRules method, Tally tally, StvTrace trace, Map<String, String> codes, Report report) {
        this.method = method;
        this.tally = tally;
        this.trace = trace;
        this.codes = codes;
        this.report = report;
    }

    void compare(JsonNode rule, List<StvStep> steps) {
        Set<String> winners =
                tally.result().winners().stream().map(Winner::option).collect(Collectors.toCollection(TreeSet::new));
        report.same("elected", StvExaminer.codes(rule.path("elected"), codes), winners);
        if (rule.has("elected_ids")) {
            report.same("elected_ids", StvExaminer.codes(rule.path("elected_ids"), Map.of()), winners);
        }
        if (rule.has("nballots")) {
            Rational ballots = trace.tallies(0).values().stream().reduce(Rational.ZERO, Rational::plus);
            report.same("nballots", Rational.of(rule.path("nballots").asLong()), ballots);
        }
        boolean batch = method instanceof StvWigm wigm && wigm.batchElimination();
        report.same("decisions", StvTrace.decisions(steps, batch), trace.decisions(batch));
        steps.forEach(this::compareTie);
        if (rule.has("actions")) {
            rule.path("actions").forEach(this::compareAction);
        }
        stage = trace.last();
        compareFigure("quota", rule.path("quota"), trace.quota(0));
        if (rule.has("final")) {
            clearLeftOvers(steps);
            Map<String, String> expected = new TreeMap<>();
            rule.path("final")
                    .properties()
                    .forEach(one -> expected.put(one.getKey(), one.getValue().asText()));
            expected.forEach((name, votes) -> {
                String code = codes.getOrDefault(StvStep.plain(name), name);
                report.same("final " + name, votes, StvTrace.like(votes, votesNow(code)));
            });
        }
    }

    private void clearLeftOvers(List<StvStep> steps) {
        if (method instanceof StvMeek) {
            steps.stream()
                    .filter(step -> step.kind() == StvStep.Kind.DEFEATED || step.kind() == StvStep.Kind.LEFT_OVER)
                    .forEach(step -> cleared.addAll(step.options()));
        }
    }

    private void compareTie(StvStep step) {
        boolean byStage = step.kind() == StvStep.Kind.TIE_BY_STAGE;
        if (step.picked() == null || byStage && step.options().size() < 2 || emptySurplus(step)) {
            return;
        }
        boolean met = trace.hasTie(new TreeSet<>(step.options()), step.picked(), byStage);
        report.same("tie of " + step.options(), step.picked(), met ? step.picked() : "no such tie");
    }

    /** By the Scottish rules whoever has just the quota has no surplus; the recorder transfers one of nought. */
    private boolean emptySurplus(StvStep step) {
        return method instanceof StvScottish
                && step.options().stream()
                        .allMatch(option -> trace.find(0, MoveKind.ELECTED, option) >= 0
                                && trace.find(0, MoveKind.SURPLUS_TRANSFERRED, option) < 0
                                && trace.find(0, MoveKind.ELIMINATED, option) < 0)
                && step.options().stream()
                        .anyMatch(option -> trace.stage(trace.find(0, MoveKind.ELECTED, option))
                                .tallies()
                                .getOrDefault(option, Rational.ZERO)
                                .equals(trace.quota(0)));
    }

    private void compareAction(JsonNode action) {
        if (action.path("tag").asText().equals("log")) {
            return;
        }
        String message = action.path("msg").asText();
        StvStep step = StvStep.parse(message, codes);
        String where = "round " + action.path("round").asText() + " " + message;
        if (!moveTo(step, action.path("tag").asText())) {
            report.fail(where, "nothing of the kind was done");
            return;
        }
        if (method instanceof StvMeek && action.path("tag").asText().equals("end")) {
            trace.tallies(stage).keySet().stream()
                    .filter(option -> trace.find(0, MoveKind.ELECTED, option) < 0)
                    .forEach(cleared::add);
        }
        compareFigures(where, action);
        compareSurplus(where, step, message);
        if (method instanceof StvMeek
                && (step.kind() == StvStep.Kind.DEFEATED || step.kind() == StvStep.Kind.LEFT_OVER)) {
            cleared.addAll(step.options());
        }
    }

    /** What a message says of a surplus that is transferred, or with Meek of all that are left. */
    private void compareSurplus(String where, StvStep step, String message) {
        Matcher said = (step.kind() == StvStep.Kind.SURPLUS_TRANSFERRED ? TRANSFERRED : LEFT).matcher(message);
        if (step.kind() == StvStep.Kind.SURPLUS_TRANSFERRED && !emptySurplus(step)) {
            Rational over = trace.tallies(stage - 1)
                    .getOrDefault(step.options().getFirst(), Rational.ZERO)
                    .minus(trace.quota(stage - 1));
            String amount = said.find() ? said.group(1) : "0.";
            report.same(where + ", surplus", amount, StvTrace.like(amount, over));
        } else if (step.kind() == StvStep.Kind.DEFEATED && said.find()) {
            report.same(where + ", surplus", said.group(1), StvTrace.like(said.group(1), trace.surplus(stage)));
        }
    }

    private void compareFigures(String where, JsonNode action) {
        action.path("tally").properties().forEach(one -> {
            String votes = one.getValue().asText();
            report.same(where + ", votes of " + one.getKey(), votes, StvTrace.like(votes, votesNow(one.getKey())));
        });
        compareFigure(where + ", quota", action.path("quota"), trace.quota(stage));
        Rational sum =
                trace.tallies(stage).keySet().stream().map(this::votesNow).reduce(Rational.ZERO, Rational::plus);
        compareFigure(where + ", votes", action.path("votes"), sum);
        compareFigure(
                where + ", exhausted",
                action.path("nt_votes"),
                trace.stage(stage).inactive().getOrDefault("exhausted", Rational.ZERO));
    }

    private void compareFigure(String what, JsonNode expected, Rational figure) {
        if (expected.isTextual()) {
            report.same(what, expected.asText(), StvTrace.like(expected.asText(), figure));
        }
    }

    private Rational votesNow(String option) {
        return cleared.contains(option) ? Rational.ZERO : trace.tallies(stage).getOrDefault(option, Rational.ZERO);
    }

    /** Goes to the stage whose start, or the transfer whose end, shows the figures of a step. */
    private boolean moveTo(StvStep step, String tag) {
        int found = switch (step.kind()) {
            case ELECTED -> trace.find(stage, MoveKind.ELECTED, step.options().getFirst());
            case DEFEATED, DEFEATED_IN_BATCH ->
                trace.find(stage, MoveKind.ELIMINATED, step.options().getFirst());
            case SURPLUS_NEXT -> emptySurplus(step) ? stage : surplusOf(step);
            case SURPLUS_TRANSFERRED -> emptySurplus(step) ? stage : after(surplusOf(step));
            case DEFEATED_TRANSFERRED ->
                after(trace.find(stage, MoveKind.ELIMINATED, step.options().getFirst()));
            case LEFT_OVER -> trace.last();
            case TIE, TIE_BY_STAGE, OTHER -> tag.equals("end") ? trace.last() : stage;
        };
        stage = Math.max(found, stage);
        return found >= 0;
    }

    private int surplusOf(StvStep step) {
        return trace.find(stage, MoveKind.SURPLUS_TRANSFERRED, step.options().getFirst());
    }

    private static int after(int found) {
        return found < 0 ? found : found + 1;
    }
}
