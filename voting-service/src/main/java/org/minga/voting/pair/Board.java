package org.minga.voting.pair;

import java.util.Map;
import org.minga.voting.pair.domain.Pair;
import org.minga.voting.pair.domain.PairDraw;

/**
 * The options of an open contest.
 *
 * @param options all of them, by code
 * @param draw of those that may be shown
 */
record Board(Map<String, Option> options, PairDraw draw) {
    Board {
        options = Map.copyOf(options);
    }

    /**
     * As it is shown: frozen when it joined.
     *
     * @param withdrawn whether its submission is not public any more
     */
    record Option(String title, boolean withdrawn) {}

    /** Whether one of the two is not to be shown any more. An option that this board is too old to know is. */
    boolean hasWithdrawn(Pair pair) {
        return isWithdrawn(pair.left()) || isWithdrawn(pair.right());
    }

    private boolean isWithdrawn(String code) {
        Option option = options.get(code);
        return option != null && option.withdrawn();
    }
}
