package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.counting.RankedBox;

/** Puts options of equal votes in order: first by the method's own rule, then by the contest's. */
final class TieBreaker {

    /**
     * Tied options in order.
     *
     * @param favoured the best first
     * @param first those that the method's own rule cannot tell from the best, the best among them
     * @param last those that the method's own rule cannot tell from the last, the last among them
     */
    record Order(List<Integer> favoured, List<Integer> first, List<Integer> last) {}

    private final RankedBox box;
    private final TieRule ties;
    private final TieBreak mode;
    private final BallotReading reading;
    private final Comparator<Integer> byContest;
    private final List<Standing> earlier = new ArrayList<>();
    private @Nullable PairwiseTieBreak pairwise;

    TieBreaker(RankedBox box, TieRule ties, TieBreak mode, BallotReading reading) {
        this.box = box;
        this.ties = ties;
        this.mode = mode;
        this.reading = reading;
        this.byContest = Comparator.comparing(option -> box.codes().get(option), ties.order());
    }

    /** Keeps how it stood in a round, for ties of later rounds. */
    void remember(Standing standing) {
        if (mode == TieBreak.PREVIOUS_ROUNDS) {
            earlier.add(standing);
        }
    }

    Order order(List<Integer> tied) {
        return switch (mode) {
            case CONTEST_RULE -> order(tied, (one, other) -> 0);
            case PREVIOUS_ROUNDS -> order(tied, this::byEarlierRounds);
            case PAIRWISE -> {
                List<Integer> last = pairwise().last(tied);
                yield order(tied, Comparator.comparing(option -> last.contains(option) ? 1 : 0));
            }
        };
    }

    private Order order(List<Integer> tied, Comparator<Integer> own) {
        List<Integer> favoured =
                tied.stream().sorted(own.thenComparing(byContest)).toList();
        return new Order(
                favoured,
                favoured.stream()
                        .filter(option -> own.compare(option, favoured.getFirst()) == 0)
                        .toList(),
                favoured.stream()
                        .filter(option -> own.compare(option, favoured.getLast()) == 0)
                        .toList());
    }

    private int byEarlierRounds(int one, int other) {
        for (Standing standing : earlier.reversed()) {
            Rational votes = standing.votes(one);
            int byVotes = standing.votes(other).compareTo(votes);
            if (byVotes != 0) {
                return byVotes;
            }
        }
        return 0;
    }

    private PairwiseTieBreak pairwise() {
        if (pairwise == null) {
            pairwise = new PairwiseTieBreak(box, reading);
        }
        return pairwise;
    }

    /**
     * The tie as it is told.
     *
     * @param level those between whom the method's own rule could not decide; one if it decided
     */
    Tie told(Order order, List<Integer> level, boolean decisive) {
        List<String> codes =
                order.favoured().stream().map(option -> box.codes().get(option)).toList();
        String rule = level.size() == 1 ? mode.name().toLowerCase(Locale.ROOT) : ties.label();
        return new Tie(codes, rule, decisive);
    }

    /** Options put in order by the contest's rule alone. */
    List<Integer> byContest(List<Integer> options) {
        return options.stream().sorted(byContest).toList();
    }
}
