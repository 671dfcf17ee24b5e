package org.minga.tally.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** Finds what is wrong with a method and ballot rules. */
final class RulesCheck {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final List<RuleFault> faults = new ArrayList<>();

    private RulesCheck() {}

    static List<RuleFault> faults(MethodRules method, BallotRules ballot) {
        RulesCheck check = new RulesCheck();
        check.ballot(ballot);
        check.method(method, ballot);
        if (!method.ballots().contains(ballot.kind())) {
            String kinds = method.ballots().stream().map(BallotKind::label).collect(Collectors.joining(", "));
            check.fault("/ballot/kind", "method_mismatch", method.method().name() + " counts only: " + kinds + ".");
        }
        return List.copyOf(check.faults);
    }

    private void ballot(BallotRules rules) {
        within("/ballot/min", rules.min(), 0, BallotOption.MAX_OPTIONS);
        within("/ballot/max", rules.max(), 1, BallotOption.MAX_OPTIONS);
        if (rules.min() > rules.max()) {
            fault("/ballot/min", "above_max", "min must not be above max.");
        }
        if (rules instanceof BallotRules.Cumulative points) {
            within("/ballot/minPoints", points.minPoints(), 0, Long.MAX_VALUE);
            within("/ballot/maxPoints", points.maxPoints(), 1, Long.MAX_VALUE);
            within("/ballot/maxPerOption", points.maxPerOption(), 1, Long.MAX_VALUE);
            if (points.minPoints() > points.maxPoints()) {
                fault("/ballot/minPoints", "above_max", "minPoints must not be above maxPoints.");
            }
        }
    }

    private void method(MethodRules method, BallotRules ballot) {
        switch (method) {
            case MethodRules.Plurality plurality -> seats(plurality.seats());
            case MethodRules.Approval approval -> seats(approval.seats());
            case MethodRules.BudgetGreedy greedy -> {
                within("/method/budget/amount", greedy.budget(), 0, Long.MAX_VALUE);
                within("/method/scoreThreshold", greedy.scoreThreshold(), 0, Long.MAX_VALUE);
                if (!CURRENCY.matcher(greedy.currency()).matches()) {
                    fault(
                            "/method/budget/currency",
                            "not_a_currency",
                            "The currency must be three letters of ISO 4217.");
                }
                positionPoints(greedy.positionPoints(), ballot);
            }
        }
    }

    private void seats(int seats) {
        within("/method/seats", seats, 1, BallotOption.MAX_OPTIONS);
    }

    private void positionPoints(List<Long> points, BallotRules ballot) {
        int wanted = ballot.kind() == BallotKind.ORDINAL ? ballot.max() : 0;
        if (points.size() != wanted) {
            String detail = "There must be " + wanted + " position points, one per position of an ordinal ballot.";
            fault("/method/positionPoints", "wrong_size", detail);
        }
        long previous = Long.MAX_VALUE;
        for (long value : points) {
            if (value < 0 || value > previous) {
                fault("/method/positionPoints", "not_falling", "Position points must be 0 or more and never rise.");
                return;
            }
            previous = value;
        }
    }

    private void within(String path, long value, long from, long to) {
        if (value < from || value > to) {
            fault(path, "out_of_range", "The value must lie between " + from + " and " + to + ", not " + value + ".");
        }
    }

    private void fault(String path, String code, String detail) {
        faults.add(new RuleFault(path, code, detail));
    }
}
