package org.minga.voting.electorate.domain;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.Fault;

/**
 * Which pages of a roll are there.
 *
 * @param expected how many pages the organiser says the roll has; null if nothing was said: then it ends with the last
 * @param present the numbers of those that are there
 */
public record RollPages(@Nullable Integer expected, SortedSet<Integer> present) {
    /** Most pages a roll may have. */
    public static final int MAX_PAGES = 1_000;

    public RollPages {
        present = new TreeSet<>(present);
    }

    /** How many pages there should be. */
    public int total() {
        return expected == null ? last() : expected;
    }

    private int last() {
        return present.isEmpty() ? 0 : present.last();
    }

    public List<Integer> missing() {
        return IntStream.rangeClosed(1, total())
                .filter(page -> !present.contains(page))
                .boxed()
                .toList();
    }

    /** What keeps the roll from being frozen. */
    public List<Fault> faults() {
        if (present.isEmpty()) {
            return List.of(new Fault("/electorate", "roll_missing", "The voter roll was not uploaded yet."));
        }
        if (last() > total()) {
            return List.of(new Fault(
                    "/electorate",
                    "roll_page_left_over",
                    "The voter roll has " + total() + " pages, but there is a page " + last() + ": delete it."));
        }
        List<Integer> missing = missing();
        return missing.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        "/electorate",
                        "roll_incomplete",
                        "Of " + total() + " pages of the voter roll " + missing.size() + " are missing, the first is "
                                + missing.getFirst() + "."));
    }
}
