package org.minga.tally.methods.elimination;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class EliminationMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    InstantRunoff.STANDARD,
                    "Instant runoff",
                    "Each ballot counts for the best of its options that is still in the count. As long as nobody has"
                            + " the majority, the option with the fewest votes is eliminated, and its ballots count for"
                            + " the next one they rank.",
                    "Minneapolis Code of Ordinances, chapter 167; Maine Revised Statutes, title 21-A, section 723-A;"
                            + " options as in RCTab 2.0; with a majority of all ballots, pairwise tie-breaks and"
                            + " everyone ranked as in Condorcet PHP 4.6"),
            new MethodDescription(
                    TwoRound.STANDARD,
                    "Two rounds in one vote",
                    "Whoever has more than half of the first preferences wins. Else the two with most of them meet,"
                            + " and each ballot counts for the one that it prefers.",
                    "Contingent vote: Queensland, Elections Acts Amendment Act 1892"),
            new MethodDescription(
                    RcvMultiSeat.STANDARD,
                    "Ranked choice for several seats",
                    "Whoever reaches the threshold is elected, and what they have above it passes on to the next options"
                            + " on their ballots. When nobody does, the option with the fewest votes is eliminated.",
                    "RCTab 2.0 (Ranked Choice Voting Resource Center); Minneapolis Code of Ordinances, section 167.70"));

    private EliminationMethods() {}
}
