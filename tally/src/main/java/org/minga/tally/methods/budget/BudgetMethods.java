package org.minga.tally.methods.budget;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class BudgetMethods {

    public static final List<MethodDescription> ALL = List.of(new MethodDescription(
            BudgetGreedy.STANDARD,
            "Greedy budget",
            "Options are taken in order of their score, and each that still fits into the budget is funded.",
            "Pabulib rule greedy: D. Stolicki, S. Szufa, N. Talmon, arXiv:2012.06539"));

    private BudgetMethods() {}
}
