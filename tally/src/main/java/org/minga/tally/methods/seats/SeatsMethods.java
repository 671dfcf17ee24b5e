package org.minga.tally.methods.seats;

import java.util.List;
import org.minga.tally.methods.MethodDescription;

/** The methods of this package, described. */
public final class SeatsMethods {

    public static final List<MethodDescription> ALL = List.of(
            new MethodDescription(
                    new Plurality(1),
                    "Plurality",
                    "Everyone chooses one option. The option chosen most often wins, or the first few where there are"
                            + " several seats. An option that nobody chose never wins.",
                    "NIST Election Terminology Glossary: plurality voting"),
            new MethodDescription(
                    new Approval(1),
                    "Approval voting",
                    "Everyone names all options they approve of. The option most people approve of wins, or the first"
                            + " few where there are several seats.",
                    "S. Brams, P. Fishburn: Approval Voting, American Political Science Review 72 (1978)"));

    private SeatsMethods() {}
}
