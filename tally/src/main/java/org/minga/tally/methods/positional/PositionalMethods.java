package org.minga.tally.methods.positional;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class PositionalMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    Borda.STANDARD,
                    "Borda count",
                    "Everyone ranks options. The last place gives 1 point, each better one a point more. The option"
                            + " with the most points wins.",
                    "J.-C. de Borda: Mémoire sur les élections au scrutin, Histoire de l'Académie royale des sciences"
                            + " (1781); shared and open places averaged, as by D. Black (1958)"),
            new MethodDescription(
                    Dowdall.STANDARD,
                    "Dowdall (Nauru)",
                    "Everyone ranks options. The first place gives 1 point, the second 1/2, the third 1/3, and so on."
                            + " The option with the most points wins.",
                    "B. Reilly: Social Choice in the South Seas, International Political Science Review 23 (2002);"
                            + " Republic of Nauru, Electoral Act 2016"),
            new MethodDescription(
                    Positional.STANDARD,
                    "Points by place",
                    "Everyone ranks options. Each place gives as many points as you list, for instance 12, 10, 8, 7, 6,"
                            + " 5, 4, 3, 2, 1, or just 1 for the first. The option with the most points wins.",
                    "H. P. Young: Social Choice Scoring Functions, SIAM Journal on Applied Mathematics 28 (1975)"),
            new MethodDescription(
                    Bucklin.STANDARD,
                    "Bucklin",
                    "Everyone ranks options. First preferences are counted. As long as no option has more than half,"
                            + " the next preferences are added. The option with the most votes then wins.",
                    "J. W. Bucklin's rule in the charter of Grand Junction, Colorado (1909); D. Tideman: Collective"
                            + " Decisions and Voting (2006)"));

    private PositionalMethods() {}
}
