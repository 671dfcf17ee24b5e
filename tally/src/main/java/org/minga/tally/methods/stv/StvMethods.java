package org.minga.tally.methods.stv;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class StvMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    StvScottish.STANDARD,
                    "Scottish STV",
                    "Everyone ranks options. Whoever reaches the quota is elected, and what they have beyond it passes"
                            + " on to the next preferences; when nobody does, the option with the fewest votes leaves"
                            + " and its votes pass on.",
                    "The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52"),
            new MethodDescription(
                    StvWigm.STANDARD,
                    "STV, weighted inclusive Gregory",
                    "Everyone ranks options. Whoever reaches the quota is elected, and all their ballots pass on at the"
                            + " part of their value that was not needed; when nobody does, the option with the fewest"
                            + " votes leaves and its votes pass on.",
                    "PR Foundation: Reference WIGM Rule, prfound.org"),
            new MethodDescription(
                    StvMeek.STANDARD,
                    "STV, Meek",
                    "Everyone ranks options. Whoever is elected keeps just the part of each vote that makes up the"
                            + " quota, and the rest passes on; when an option leaves, all ballots are counted as if it"
                            + " had never stood. Needs a computer.",
                    "PR Foundation: Reference Meek Rule, prfound.org; B. Meek, Voting matters 1 (1994)"));

    private StvMethods() {}
}
