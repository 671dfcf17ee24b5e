package org.minga.local.cli.bench.ballots;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.minga.local.cli.bench.wire.Trace;

/** What a spike looks like afterwards: a calm stretch, the spike, a calm stretch. */
final class SpikeFigures {
    private static final long WINDOW = Duration.ofMillis(250).toNanos();
    private static final double SHARE = 0.95;
    /** A machine that others use too is never calmer than this, in milliseconds. */
    private static final double LEAST_LIMIT = 50;

    private final Trace trace;
    private final long start;
    private final long begins;
    private final long ends;
    private final long over;

    SpikeFigures(Load.Opened opened, Duration before, Duration spike, Duration after) {
        this.trace = opened.trace();
        this.start = opened.start();
        this.begins = start + before.toNanos();
        this.ends = begins + spike.toNanos();
        this.over = ends + after.toNanos();
    }

    Map<Integer, Integer> statuses() {
        return trace.statuses();
    }

    /** Whatever is neither stored nor refused as it should be. */
    long failures() {
        return trace.count(status -> !Trace.accepted(status) && !Trace.refused(status));
    }

    long timeouts() {
        return trace.count(status -> status == Trace.TIMED_OUT);
    }

    long refused() {
        return trace.count(Trace::refused);
    }

    /** Per second of the spike. */
    double offered() {
        return trace.count(status -> true, begins, ends) * 1e9 / (ends - begins);
    }

    /** Per second of the spike. */
    double accepted() {
        return trace.acceptedPerSecond(begins, ends);
    }

    double refusedP99() {
        return trace.percentile(0.99, Trace::refused, begins, ends);
    }

    double acceptedP99() {
        return trace.percentile(0.99, Trace::accepted, begins, ends);
    }

    /**
     * Seconds from the end of the spike until every quarter of a second is as before: nothing refused, and 95 of 100
     * within twice what 99 of 100 took before it. All of the calm stretch when that never comes.
     */
    double recovery() {
        double limit = Math.max(LEAST_LIMIT, 2 * trace.percentile(0.99, Trace::accepted, start, begins));
        long calmFrom = over;
        for (long from = over - WINDOW; from >= ends && trace.calm(from, from + WINDOW, SHARE, limit); from -= WINDOW) {
            calmFrom = from;
        }
        return (calmFrom - ends) / 1e9;
    }

    /** Second by second, for people. */
    String seconds() {
        StringBuilder text = new StringBuilder("second: accepted, refused, p99 of what was due in it");
        long second = Duration.ofSeconds(1).toNanos();
        for (long from = start; from < over; from += second) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %3d: %,6.0f %,6d %7.1f ms%s",
                    (from - begins) / second,
                    trace.acceptedPerSecond(from, from + second),
                    trace.count(Trace::refused, from, from + second),
                    trace.percentile(0.99, status -> true, from, from + second),
                    from == begins ? "  the spike begins" : from == ends ? "  the spike is over" : ""));
        }
        return text.toString();
    }
}
