package org.minga.tally.methods.score;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class ScoreMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    Cumulative.STANDARD,
                    "Cumulative voting",
                    "Everyone spreads a number of points over the options. The option with the most points wins, or the"
                            + " first few where there are several seats.",
                    "NIST Election Terminology Glossary: cumulative voting"),
            new MethodDescription(
                    Score.STANDARD,
                    "Score voting",
                    "Everyone gives each option a score. The option with the highest sum or mean wins, or the first few"
                            + " where there are several seats.",
                    "W. Smith: Range voting, 2000"),
            new MethodDescription(
                    Star.STANDARD,
                    "STAR voting",
                    "Everyone gives each option a score. The two with the highest sums meet in a runoff, in which each"
                            + " ballot counts for the one it scores higher.",
                    "Equal Vote Coalition: STAR Voting, Official Tiebreaker Protocol (starvoting.org/ties, 2025)"),
            new MethodDescription(
                    MajorityJudgment.STANDARD,
                    "Majority judgment",
                    "Everyone gives each option a grade in words. The option with the best median grade wins; among"
                            + " equals, medians are taken away one by one until they differ.",
                    "M. Balinski, R. Laraki: Majority Judgment, MIT Press (2010), majority value"),
            new MethodDescription(
                    Quadratic.STANDARD,
                    "Quadratic voting",
                    "Everyone buys weights for or against options with a purse of credits; a weight costs its square."
                            + " The option with the largest sum of weights wins.",
                    "S. Lalley, E. G. Weyl: Quadratic Voting, AEA Papers and Proceedings 108 (2018)"));

    private ScoreMethods() {}
}
