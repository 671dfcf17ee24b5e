package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.List;
import org.minga.tally.methods.score.MajorityValue.Run;

/** Collects runs of grades; neighbours of equal grade become one. */
final class RunList {

    private final List<Run> runs = new ArrayList<>();

    void add(int grade, long length) {
        if (length == 0) {
            return;
        }
        if (!runs.isEmpty() && runs.getLast().grade() == grade) {
            runs.set(runs.size() - 1, new Run(grade, runs.getLast().length() + length));
        } else {
            runs.add(new Run(grade, length));
        }
    }

    /** The lowest {@code below} of the sorted grades, best first. */
    void takeDown(long[] counts, long below) {
        long before = below;
        long[] taken = new long[counts.length];
        for (int grade = 0; grade < counts.length; grade++) {
            taken[grade] = Math.min(before, counts[grade]);
            before -= taken[grade];
        }
        for (int grade = counts.length - 1; grade >= 0; grade--) {
            add(grade, taken[grade]);
        }
    }

    /** The sorted grades without the lowest {@code below}, worst first. */
    void takeUp(long[] counts, long below) {
        long before = below;
        for (int grade = 0; grade < counts.length; grade++) {
            long skipped = Math.min(before, counts[grade]);
            before -= skipped;
            add(grade, counts[grade] - skipped);
        }
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }
}
