package org.minga.tally.methods.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.budget.BudgetMethods;
import org.minga.tally.methods.condorcet.CondorcetMethods;
import org.minga.tally.methods.elimination.EliminationMethods;
import org.minga.tally.methods.pairwise.PairwiseMethods;
import org.minga.tally.methods.positional.PositionalMethods;
import org.minga.tally.methods.score.ScoreMethods;
import org.minga.tally.methods.seats.SeatsMethods;
import org.minga.tally.methods.stv.StvMethods;

/** The catalogue of all methods. */
public final class Methods {

    private static final List<MethodDescription> ALL = Stream.of(
                    SeatsMethods.ALL,
                    BudgetMethods.ALL,
                    CondorcetMethods.ALL,
                    PositionalMethods.ALL,
                    EliminationMethods.ALL,
                    StvMethods.ALL,
                    ScoreMethods.ALL,
                    PairwiseMethods.ALL)
            .flatMap(Collection::stream)
            .sorted(Comparator.comparing(one -> one.standard().method().name()))
            .toList();

    private Methods() {}

    /** All methods, by name. */
    public static List<MethodDescription> all() {
        return ALL;
    }

    /** The method of this name in its newest version. */
    public static Optional<MethodDescription> find(String name) {
        return ALL.stream()
                .filter(one -> one.standard().method().name().equals(name))
                .max(Comparator.comparing(one -> one.standard().method().version()));
    }

    /** The method of this name and version. */
    public static Optional<MethodDescription> find(MethodId id) {
        return ALL.stream().filter(one -> one.standard().method().equals(id)).findFirst();
    }
}
