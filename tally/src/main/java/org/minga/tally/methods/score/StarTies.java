package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;

/**
 * The official tie-breaking protocol for the scoring round of STAR: picks those who go on from among options with equal
 * sums of scores.
 */
final class StarTies {

    static final String HEAD_TO_HEAD = "head_to_head";
    static final String TOP_RATINGS = "top_ratings";

    private final ScoreBox box;
    private final TieRule ties;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> ahead = new ArrayList<>();
    private final List<String> behind = new ArrayList<>();

    private StarTies(ScoreBox box, TieRule ties) {
        this.box = box;
        this.ties = ties;
    }

    /**
     * Puts level options in order, as far as it takes to say who goes on: the first {@code places} do. The rules that
     * were needed stand in the tie in the order of their use, joined with {@code +}.
     *
     * @param places fewer than there are options
     */
    static Tie pick(List<String> level, int places, ScoreBox box, TieRule ties) {
        StarTies protocol = new StarTies(box, ties);
        protocol.pick(new ArrayList<>(level), places);
        List<String> order = new ArrayList<>(protocol.ahead);
        order.addAll(protocol.behind);
        return new Tie(order, String.join("+", protocol.used), true);
    }

    private void pick(List<String> tied, int places) {
        List<String> left = tied;
        while (left.size() > places - ahead.size()) {
            int open = places - ahead.size();
            if (open == 0) {
                break;
            }
            left = step(left, open);
        }
        left.sort(ties.order());
        // Whoever still stands goes on when there is room, else falls behind those already picked, before the rest.
        if (ahead.size() < places) {
            ahead.addAll(left);
        } else {
            behind.addAll(0, left);
        }
    }

    /** One step of the protocol; those between whom it still has to decide. */
    private List<String> step(List<String> tied, int open) {
        int[] losses = box.losses(tied);
        List<String> left = split(tied, open, HEAD_TO_HEAD, code -> -losses[tied.indexOf(code)], false);
        if (left.size() == tied.size()) {
            left = split(tied, open, TOP_RATINGS, box::topRatings, true);
        }
        if (left.size() == tied.size()) {
            used.add(ties.label());
            String favoured = tied.stream().min(ties.order()).orElseThrow();
            ahead.add(favoured);
            left = new ArrayList<>(tied);
            left.remove(favoured);
        }
        return left;
    }

    /**
     * Lets the best go ahead if there is room for all of them, or the worst fall behind.
     *
     * @param bestFirst whether to try the former first
     */
    private List<String> split(
            List<String> tied, int open, String rule, ToLongFunction<String> figure, boolean bestFirst) {
        long best = tied.stream().mapToLong(figure).max().orElseThrow();
        long worst = tied.stream().mapToLong(figure).min().orElseThrow();
        if (best == worst) {
            return tied;
        }
        used.add(rule);
        List<String> top = those(tied, code -> figure.applyAsLong(code) == best);
        if (bestFirst && top.size() <= open) {
            ahead.addAll(top);
            return those(tied, code -> figure.applyAsLong(code) != best);
        }
        List<String> bottom = those(tied, code -> figure.applyAsLong(code) == worst);
        List<String> rest = those(tied, code -> figure.applyAsLong(code) != worst);
        if (rest.size() >= open) {
            behind.addAll(0, bottom);
            return rest;
        }
        ahead.addAll(rest);
        return bottom;
    }

    private List<String> those(List<String> tied, Predicate<String> which) {
        Comparator<String> order = ties.order();
        return new ArrayList<>(tied.stream().filter(which).sorted(order).toList());
    }
}
