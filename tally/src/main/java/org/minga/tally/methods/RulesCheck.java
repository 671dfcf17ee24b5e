package org.minga.tally.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** Finds everything that is wrong with the rules of a contest. */
final class RulesCheck {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final List<RuleFault> faults = new ArrayList<>();

    private RulesCheck() {}

    static List<RuleFault> faults(MethodRules method, BallotRules ballot) {
        RulesCheck check = new RulesCheck();
        check.ballot(ballot);
        check.method(method);
        if (!method.ballots().contains(ballot.kind())) {
            String kinds =
                    method.ballots().stream().map(BallotKind::label).sorted().collect(Collectors.joining(", "));
            check.fault("/ballot/kind", "method_mismatch", method.method().name() + " counts only: " + kinds + ".");
        } else {
            check.faults.addAll(method.faults(ballot));
        }
        return List.copyOf(check.faults);
    }

    private void ballot(BallotRules rules) {
        int most = rules instanceof BallotRules.Pairwise
                ? BallotOption.MAX_OPTIONS * BallotOption.MAX_OPTIONS
                : BallotOption.MAX_OPTIONS;
        within("/ballot/min", rules.min(), 0, most);
        within("/ballot/max", rules.max(), 1, most);
        if (rules.min() > rules.max()) {
            boolean sharedRanks =
                    rules instanceof BallotRules.Ranked ranked && ranked.marking() != BallotRules.Marking.STRICT;
            if (!sharedRanks) {
                fault("/ballot/min", "above_max", "min must not be above max.");
            }
        }
        switch (rules) {
            case BallotRules.Cumulative points -> {
                within("/ballot/minPoints", points.minPoints(), 0, Long.MAX_VALUE);
                within("/ballot/maxPoints", points.maxPoints(), 1, Long.MAX_VALUE);
                within("/ballot/maxPerOption", points.maxPerOption(), 1, Long.MAX_VALUE);
                if (points.minPoints() > points.maxPoints()) {
                    fault("/ballot/minPoints", "above_max", "minPoints must not be above maxPoints.");
                }
            }
            case BallotRules.Scored scores -> {
                within("/ballot/minScore", scores.minScore(), 0, Long.MAX_VALUE);
                within("/ballot/maxScore", scores.maxScore(), 1, Long.MAX_VALUE);
                if (scores.minScore() >= scores.maxScore()) {
                    fault("/ballot/minScore", "above_max", "minScore must be below maxScore.");
                }
            }
            case BallotRules.Quadratic quadratic -> within("/ballot/credits", quadratic.credits(), 1, Long.MAX_VALUE);
            case BallotRules.Single single -> {}
            case BallotRules.Approval approval -> {}
            case BallotRules.Ordinal ordinal -> {}
            case BallotRules.Ranked ranked -> {}
            case BallotRules.Pairwise pairwise -> {}
        }
    }

    /** The ranges once more, since rules may be made without {@link MethodParameters}. */
    private void method(MethodRules method) {
        Map<String, Object> values = MethodParameters.values(method);
        MethodParameters.read(method, new HashMap<>(values), faults);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (value.getValue() instanceof Money money
                    && !CURRENCY.matcher(money.currency()).matches()) {
                fault(
                        "/method/" + value.getKey() + "/currency",
                        "not_a_currency",
                        "The currency must be three letters of ISO 4217.");
            }
        }
    }

    static List<RuleFault> faults(TieRule ties, List<BallotOption> options) {
        if (ties instanceof TieRule.GivenOrder order) {
            List<String> codes = options.stream().map(BallotOption::code).toList();
            if (order.codes().size() != codes.size() || !new HashSet<>(order.codes()).equals(new HashSet<>(codes))) {
                return List.of(new RuleFault(
                        "/ties/order", "not_the_options", "The order must name every option exactly once."));
            }
        }
        return List.of();
    }

    private void within(String path, long value, long from, long to) {
        if (value < from || value > to) {
            faults.add(RuleFault.outOfRange(path, value, from, to));
        }
    }

    private void fault(String path, String code, String detail) {
        faults.add(new RuleFault(path, code, detail));
    }
}
