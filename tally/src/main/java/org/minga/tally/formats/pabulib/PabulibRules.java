package org.minga.tally.formats.pabulib;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Completion;
import org.minga.tally.methods.budget.EqualShares;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.budget.Utility;

/** The counting rules that Pabulib files name, and the methods they stand for. */
final class PabulibRules {

    /**
     * The rules of cities that come down to a method of ours. What exclusive and custom rules add to greedy counting is
     * already in the projects of the file. Equal shares are counted as on equalshares.net, where such files come from.
     */
    private static final Map<String, Function<PabulibElection, MethodRules>> METHODS = new TreeMap<>(Map.of(
            "greedy", file -> file.budgetGreedy(Misfit.SKIP),
            "greedy-threshold", file -> file.budgetGreedy(Misfit.SKIP),
            "greedy-exclusive", file -> file.budgetGreedy(Misfit.SKIP),
            "greedy-custom", file -> file.budgetGreedy(Misfit.SKIP),
            "greedy-no-skip", file -> file.budgetGreedy(Misfit.STOP),
            "equalshares", file -> file.equalShares(Utility.COST, Completion.NONE),
            "equalshares/add1", file -> file.equalShares(Utility.COST, Completion.ADD1_INTEGER)));

    private PabulibRules() {}

    static List<String> names() {
        return List.copyOf(METHODS.keySet());
    }

    static Optional<MethodRules> method(String rule, PabulibElection file) {
        return Optional.ofNullable(METHODS.get(rule)).map(rules -> rules.apply(file));
    }

    /** The rule that stands for a method; the method's own name if none does. */
    static String nameOf(@Nullable MethodRules method) {
        if (method == null) {
            return "unknown";
        }
        if (method instanceof BudgetGreedy greedy) {
            if (greedy.misfit() == Misfit.STOP) {
                return "greedy-no-skip";
            }
            return greedy.scoreThreshold() > 0 ? "greedy-threshold" : "greedy";
        }
        if (method instanceof EqualShares shares && shares.utility() == Utility.COST && !shares.thenUtilitarian()) {
            return switch (shares.completion()) {
                case NONE -> "equalshares";
                case ADD1_INTEGER -> "equalshares/add1";
                case ADD1_FRACTION -> shares.method().name();
            };
        }
        return method.method().name();
    }

    /** What the places of a ranking of up to {@code max} options are worth; the usual points if a method has no say. */
    static List<Long> positionPoints(@Nullable MethodRules method, int max) {
        return switch (method) {
            case BudgetGreedy greedy -> greedy.positionPoints();
            case EqualShares shares -> shares.positionPoints();
            case null, default -> BudgetGreedy.descendingPoints(max);
        };
    }
}
