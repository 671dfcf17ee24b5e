package org.minga.tally.methods.elimination;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Tie;

/**
 * What is decided in a round about options.
 *
 * @param options in the order in which it is done; none if nothing is decided
 * @param tie that had to be broken to pick the first of them
 * @param level whether they remain level in the end result, rather than placed by their votes
 */
record Decision(List<Integer> options, @Nullable Tie tie, boolean level) {

    static final Decision NONE = of(List.of());

    static Decision of(List<Integer> options) {
        return new Decision(options, null, false);
    }

    boolean isNone() {
        return options.isEmpty();
    }

    Stream<Integer> stream() {
        return options.stream();
    }
}
