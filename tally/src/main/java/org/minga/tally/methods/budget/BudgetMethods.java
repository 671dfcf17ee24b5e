package org.minga.tally.methods.budget;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class BudgetMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    BudgetGreedy.STANDARD,
                    "Greedy budget",
                    "Options are taken in order of their score, and each that still fits into the budget is funded.",
                    "Pabulib rule greedy: D. Stolicki, S. Szufa, N. Talmon, arXiv:2012.06539"),
            new MethodDescription(
                    EqualShares.STANDARD,
                    "Method of Equal Shares",
                    "Every voter gets the same share of the budget and spends it on options they support, together with"
                            + " the other supporters. What costs each of them least for what it is worth to them is"
                            + " bought first, so groups decide on the budget in proportion to their size.",
                    "D. Peters, G. Pierczyński, P. Skowron: Proportional Participatory Budgeting with Additive"
                            + " Utilities, NeurIPS 2021, arXiv:2008.13276; completion as on equalshares.net"));

    private BudgetMethods() {}
}
