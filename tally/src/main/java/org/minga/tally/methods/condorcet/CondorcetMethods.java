package org.minga.tally.methods.condorcet;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class CondorcetMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    Copeland.STANDARD,
                    "Copeland",
                    "Everyone ranks options. Each option meets each other one; it beats those that fewer people prefer"
                            + " to it. The option with the most wins less defeats wins. Ties are common.",
                    "A. H. Copeland: A Reasonable Social Welfare Function, University of Michigan (1951)"),
            new MethodDescription(
                    Minimax.STANDARD,
                    "Minimax (Simpson-Kramer)",
                    "Everyone ranks options. Each option meets each other one. The option whose worst defeat is the"
                            + " mildest wins.",
                    "P. B. Simpson: On Defining Areas of Voter Choice, Quarterly Journal of Economics 83 (1969);"
                            + " G. H. Kramer: A Dynamical Model of Political Equilibrium, Journal of Economic Theory 16"
                            + " (1977)"),
            new MethodDescription(
                    Schulze.STANDARD,
                    "Schulze (beatpath)",
                    "Everyone ranks options. Each option meets each other one. Chains of wins lead from one option to"
                            + " another; a chain is as strong as its weakest win. The option with a stronger chain to"
                            + " every other option than back wins.",
                    "M. Schulze: A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent"
                            + " single-winner election method, Social Choice and Welfare 36 (2011)"),
            new MethodDescription(
                    RankedPairs.STANDARD,
                    "Ranked pairs (Tideman)",
                    "Everyone ranks options. Each option meets each other one. The wins are locked in, strongest first,"
                            + " except those that contradict what is locked already. The option with nothing locked"
                            + " against it wins.",
                    "T. N. Tideman: Independence of Clones as a Criterion for Voting Rules, Social Choice and Welfare 4"
                            + " (1987); equally strong wins together, as in Condorcet PHP"),
            new MethodDescription(
                    Kemeny.STANDARD,
                    "Kemeny-Young",
                    "Everyone ranks options. Of all possible orders of the options, the one that agrees best with all"
                            + " ballots, pair by pair, is the result. For up to " + Kemeny.MAX_OPTIONS + " options.",
                    "J. G. Kemeny: Mathematics without Numbers, Daedalus 88 (1959); H. P. Young: Condorcet's Theory of"
                            + " Voting, American Political Science Review 82 (1988)"));

    private CondorcetMethods() {}
}
