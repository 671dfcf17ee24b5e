package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Approval;
import org.minga.tally.methods.seats.Plurality;

/** Reads how a contest is counted. Whether the numbers make sense together is for the rules to say. */
final class MethodReader {
    private final List<Fault> faults;

    MethodReader(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param ballot empty when the ballot's own rules could not be read */
    Optional<MethodRules> read(ContestDraft.@Nullable CountingMethodDraft draft, Optional<BallotRules> ballot) {
        if (draft == null) {
            return Optional.empty();
        }
        return switch (draft.id()) {
            case null -> {
                fault("id", "missing", "This is needed.");
                yield Optional.empty();
            }
            case "plurality" -> {
                withoutBudget(draft);
                yield Optional.of(new Plurality(seats(draft)));
            }
            case "approval" -> {
                withoutBudget(draft);
                yield Optional.of(new Approval(seats(draft)));
            }
            case "budget-greedy" -> greedy(draft, ballot);
            default -> {
                fault("id", "unknown_value", "Known are: plurality, approval, budget-greedy.");
                yield Optional.empty();
            }
        };
    }

    private static int seats(ContestDraft.CountingMethodDraft draft) {
        return draft.seats() == null ? 1 : draft.seats();
    }

    private Optional<MethodRules> greedy(ContestDraft.CountingMethodDraft draft, Optional<BallotRules> ballot) {
        notApplicable("seats", draft.seats(), "A budget has no seats.");
        Optional<Misfit> misfit = draft.misfit() == null ? Optional.of(Misfit.SKIP) : Misfit.ofLabel(draft.misfit());
        if (misfit.isEmpty()) {
            fault("misfit", "unknown_value", "Known are: skip, stop.");
        }
        ContestDraft.MoneyDraft budget = draft.budget();
        if (budget == null || budget.amount() == null || budget.currency() == null) {
            if (budget == null) {
                fault("budget", "missing", "This method needs a budget.");
            } else {
                needed("budget/amount", budget.amount());
                needed("budget/currency", budget.currency());
            }
            return Optional.empty();
        }
        boolean broken = draft.positionPoints() != null
                && draft.positionPoints().stream().anyMatch(Objects::isNull);
        if (broken) {
            fault("positionPoints", "missing", "Every position needs a number.");
        }
        if (broken || misfit.isEmpty() || ballot.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BudgetGreedy(
                budget.amount(),
                budget.currency(),
                misfit.get(),
                draft.scoreThreshold() == null ? 0 : draft.scoreThreshold(),
                positionPoints(draft, ballot.get())));
    }

    private static List<Long> positionPoints(ContestDraft.CountingMethodDraft draft, BallotRules ballot) {
        if (draft.positionPoints() != null) {
            return draft.positionPoints();
        }
        boolean ranked =
                ballot instanceof BallotRules.Ordinal && ballot.max() >= 1 && ballot.max() <= BallotOption.MAX_OPTIONS;
        return ranked ? BudgetGreedy.descendingPoints(ballot.max()) : List.of();
    }

    private void withoutBudget(ContestDraft.CountingMethodDraft draft) {
        String reason = "Only budget-greedy has this.";
        notApplicable("budget", draft.budget(), reason);
        notApplicable("misfit", draft.misfit(), reason);
        notApplicable("scoreThreshold", draft.scoreThreshold(), reason);
        notApplicable("positionPoints", draft.positionPoints(), reason);
    }

    private void notApplicable(String name, @Nullable Object value, String reason) {
        if (value != null) {
            fault(name, "not_applicable", reason);
        }
    }

    private void needed(String name, @Nullable Object value) {
        if (value == null) {
            fault(name, "missing", "This is needed.");
        }
    }

    private void fault(String name, String code, String detail) {
        faults.add(new Fault("/method/" + name, code, detail));
    }
}
