package org.minga.tally.methods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ballot.BallotOption;

/** Finds what is wrong with the options of a contest under its rules. */
final class OptionsCheck {

    private OptionsCheck() {}

    static List<RuleFault> faults(ContestRules rules, List<BallotOption> options) {
        List<RuleFault> faults = new ArrayList<>();
        if (options.isEmpty() || options.size() > BallotOption.MAX_OPTIONS) {
            String detail = "A contest has between 1 and " + BallotOption.MAX_OPTIONS + " options.";
            return List.of(new RuleFault("/options", "out_of_range", detail));
        }
        if (options.size() < rules.ballot().min()) {
            String detail = "A ballot must name " + rules.ballot().min() + " options, but there are only "
                    + options.size() + ".";
            faults.add(new RuleFault("/options", "too_few_options", detail));
        }
        if (options.size() > rules.method().maxOptions()) {
            String detail = rules.method().method().name() + " counts at most "
                    + rules.method().maxOptions() + " options, not " + options.size() + ".";
            faults.add(new RuleFault("/options", "too_many_options", detail));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            String path = "/options/" + i;
            code(faults, path + "/code", options.get(i).code(), seen);
            cost(faults, path + "/cost", options.get(i), rules.method());
        }
        faults.addAll(RulesCheck.faults(rules.ties(), options));
        return List.copyOf(faults);
    }

    private static void code(List<RuleFault> faults, String path, String code, Set<String> seen) {
        if (!BallotOption.isCode(code)) {
            String detail = "A code has 1 to " + BallotOption.MAX_CODE_LENGTH
                    + " characters, no control characters and no blank at either end.";
            faults.add(new RuleFault(path, "bad_code", detail));
        } else if (!seen.add(code)) {
            faults.add(new RuleFault(path, "duplicate_code", "Code '" + code + "' is used more than once."));
        }
    }

    private static void cost(List<RuleFault> faults, String path, BallotOption option, MethodRules method) {
        Long cost = option.cost();
        if (method.spending().isPresent() && cost == null) {
            faults.add(new RuleFault(path, "cost_missing", "Every option of a budget contest needs a cost."));
        }
        if (cost != null && cost < 0) {
            faults.add(new RuleFault(path, "cost_negative", "A cost can't be negative."));
        }
    }
}
