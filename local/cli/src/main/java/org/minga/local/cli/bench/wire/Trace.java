package org.minga.local.cli.bench.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What became of every request of one measurement: when it should have gone out, when it was over, and how it ended. */
public final class Trace {
    /** In place of a status: no answer in time. */
    public static final int TIMED_OUT = -1;
    /** In place of a status: the connection broke. */
    public static final int BROKEN = 0;

    private static final int REFUSED = 503;

    private long[] scheduled = new long[1024];
    private long[] over = new long[1024];
    private int[] statuses = new int[1024];
    private int size;

    /** @param due when it should have been sent, in nanoseconds; its latency is counted from there */
    public void add(long due, long ended, int status) {
        if (size == statuses.length) {
            scheduled = Arrays.copyOf(scheduled, size * 2);
            over = Arrays.copyOf(over, size * 2);
            statuses = Arrays.copyOf(statuses, size * 2);
        }
        scheduled[size] = due;
        over[size] = ended;
        statuses[size] = status;
        size++;
    }

    public int size() {
        return size;
    }

    public static boolean accepted(int status) {
        return status >= 200 && status < 300;
    }

    public static boolean refused(int status) {
        return status == REFUSED;
    }

    public int count(IntPredicate status) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (status.test(statuses[i])) {
                count++;
            }
        }
        return count;
    }

    /** How many were due in the window and ended so. */
    public int count(IntPredicate status, long from, long to) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (scheduled[i] >= from && scheduled[i] < to && status.test(statuses[i])) {
                count++;
            }
        }
        return count;
    }

    /** How many ended in each way. */
    public Map<Integer, Integer> statuses() {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            counts.merge(statuses[i], 1, Integer::sum);
        }
        return counts;
    }

    /** What was accepted each second, from the first request to the last answer. */
    public double acceptedPerSecond() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, scheduled[i]);
            last = Math.max(last, over[i]);
        }
        return size == 0 ? 0 : count(Trace::accepted) * 1e9 / (last - first);
    }

    /** What was answered in the window and accepted, each second. */
    public double acceptedPerSecond(long from, long to) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (accepted(statuses[i]) && over[i] >= from && over[i] < to) {
                count++;
            }
        }
        return count * 1e9 / (to - from);
    }

    /** A percentile of the latencies of what ended so, in milliseconds; 0 when nothing did. */
    public double percentile(double share, IntPredicate status) {
        return percentile(share, status, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The same of what was due in the window. */
    public double percentile(double share, IntPredicate status, long from, long to) {
        long[] found = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (status.test(statuses[i]) && scheduled[i] >= from && scheduled[i] < to) {
                found[count++] = over[i] - scheduled[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(found, 0, count);
        return found[Math.min(count - 1, (int) Math.ceil(share * count) - 1)] / 1e6;
    }

    /** Whether all that was due in the window was accepted within the limit, and something was due. */
    public boolean calm(long from, long to, double percentile, double limitMillis) {
        int due = count(status -> true, from, to);
        return due > 0
                && due == count(Trace::accepted, from, to)
                && percentile(percentile, Trace::accepted, from, to) <= limitMillis;
    }
}
