package org.minga.gateway.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of requests that refills evenly, in one number: when it will be full again (the "generic cell rate
 * algorithm"). Taking is one compare-and-set and leaves no garbage; a refusal changes nothing.
 */
final class Bucket {

    /** Answer of a bucket that was thrown away because it was full: look for the new one. */
    static final long DROPPED = Long.MIN_VALUE;

    private static final long NOBODYS = -1;

    /** Time runs from zero, so a new bucket is full. */
    private final AtomicLong fullAt = new AtomicLong();

    /**
     * Takes one request out.
     *
     * @return how much is left, in nanoseconds of refilling; if negative, nothing was taken and that long is to wait
     */
    long take(long now, long interval, long depth) {
        while (true) {
            long seen = fullAt.get();
            if (seen == NOBODYS) {
                return DROPPED;
            }
            long next = Math.max(seen, now) + interval;
            long left = now + depth - next;
            if (left < 0 || fullAt.compareAndSet(seen, next)) {
                return left;
            }
        }
    }

    /** What was taken for nothing. */
    void giveBack(long interval) {
        fullAt.updateAndGet(seen -> seen == NOBODYS ? seen : Math.max(0, seen - interval));
    }

    /** Nobody misses a full bucket: the next one will be just as full. */
    boolean dropIfFull(long now) {
        long seen = fullAt.get();
        return seen != NOBODYS && seen <= now && fullAt.compareAndSet(seen, NOBODYS);
    }
}
