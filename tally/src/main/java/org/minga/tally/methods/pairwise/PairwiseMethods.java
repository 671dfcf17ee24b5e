package org.minga.tally.methods.pairwise;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class PairwiseMethods {

    public static final List<MethodDescription> ALL = List.of(new MethodDescription(
            Pairwise.STANDARD,
            "Pairwise comparison",
            "Everyone is shown two options at a time and says which is better. Options are ordered by their estimated"
                    + " chance of being preferred to another one.",
            "M. Salganik, K. Levy: Wiki Surveys, PLoS ONE 10 (2015), and the score of All Our Ideas; E. B. Wilson,"
                    + " JASA 22 (1927), for the interval; R. Bradley, M. Terry, Biometrika 39 (1952), for strengths"));

    private PairwiseMethods() {}
}
