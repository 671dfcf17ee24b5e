package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;

/** Picks one of several level options, by earlier stages where the rule says so, else by the contest's rule. */
final class Picks {

    private static final String EARLIER_STAGES = "previous_rounds";

    /** The option picked, and the tie there was. */
    record Pick(int option, @Nullable Tie tie) {}

    private final List<String> codes;
    private final TieRule ties;
    private final boolean earlierStages;
    /** The votes at the end of each stage so far. */
    private final List<BigInteger[]> history = new ArrayList<>();

    Picks(List<String> codes, TieRule ties, boolean earlierStages) {
        this.codes = codes;
        this.ties = ties;
        this.earlierStages = earlierStages;
    }

    void remember(BigInteger[] votes) {
        if (earlierStages) {
            history.add(votes);
        }
    }

    /** The favoured one of level options: its surplus is transferred first. */
    Pick favoured(List<Integer> level) {
        return pick(level, true);
    }

    /** The least favoured one of level options: it is eliminated. */
    Pick last(List<Integer> level) {
        return pick(level, false);
    }

    private Pick pick(List<Integer> level, boolean favoured) {
        if (level.size() == 1) {
            return new Pick(level.getFirst(), null);
        }
        Comparator<String> order = ties.order();
        List<Integer> left = new ArrayList<>(narrowed(level, favoured));
        left.sort(Comparator.comparing(codes::get, favoured ? order : order.reversed()));
        int picked = left.getFirst();
        List<String> told = new ArrayList<>(level.stream()
                .filter(option -> option != picked)
                .map(codes::get)
                .toList());
        told.sort(order);
        told.add(favoured ? 0 : told.size(), codes.get(picked));
        return new Pick(picked, new Tie(told, left.size() == 1 ? EARLIER_STAGES : ties.label(), true));
    }

    /**
     * Those that stood best (or worst) at the latest stage at which the options were not level; where that leaves
     * several, earlier stages tell them apart in the same way.
     */
    private List<Integer> narrowed(List<Integer> level, boolean best) {
        List<Integer> left = level;
        for (int i = history.size() - 1; i >= 0 && left.size() > 1; i--) {
            BigInteger[] votes = history.get(i);
            Comparator<Integer> byVotes = Comparator.comparing(option -> votes[option]);
            int extreme = left.stream().max(best ? byVotes : byVotes.reversed()).orElseThrow();
            left = left.stream()
                    .filter(option -> votes[option].equals(votes[extreme]))
                    .toList();
        }
        return left;
    }
}
