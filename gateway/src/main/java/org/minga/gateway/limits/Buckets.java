package org.minga.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The buckets of all clients, persons or addresses. Only those are kept that are not full, so that memory follows the
 * traffic of one window; above the most that are kept, newcomers share one bucket.
 */
final class Buckets {

    private final Quota quota;
    private final long interval;
    private final long depth;
    private final int most;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Bucket crowd = new Bucket();

    Buckets(Quota quota, int most) {
        this.quota = quota;
        this.interval = quota.unlimited() ? 0 : quota.interval();
        this.depth = quota.unlimited() ? Long.MAX_VALUE / 2 : quota.depth();
        this.most = most;
    }

    Quota quota() {
        return quota;
    }

    /** Takes one request of somebody; as {@link Bucket#take}. */
    long take(String who, long now) {
        if (quota.unlimited()) {
            return depth;
        }
        while (true) {
            Bucket bucket = buckets.get(who);
            if (bucket == null) {
                if (buckets.mappingCount() >= most) {
                    return crowd.take(now, interval, depth);
                }
                bucket = buckets.computeIfAbsent(who, unused -> new Bucket());
            }
            long left = bucket.take(now, interval, depth);
            if (left != Bucket.DROPPED) {
                return left;
            }
            buckets.remove(who, bucket);
        }
    }

    void giveBack(String who) {
        Bucket bucket = buckets.get(who);
        if (bucket != null) {
            bucket.giveBack(interval);
        }
    }

    /** How many more requests are free, over all gateways if they are used evenly. */
    long remaining(long left) {
        return left / interval * quota.gateways();
    }

    /** Which part of the whole is left, for comparing. */
    double part(long left) {
        return (double) left / depth;
    }

    /** Whole seconds in which at least one more request becomes free. */
    long secondsForOne() {
        return seconds(interval);
    }

    static long seconds(long nanos) {
        return Math.max(1, (nanos + 999_999_999) / 1_000_000_000);
    }

    /** To be called now and then. */
    void sweep(long now) {
        buckets.forEach((who, bucket) -> {
            if (bucket.dropIfFull(now)) {
                buckets.remove(who, bucket);
            }
        });
    }

    int size() {
        return buckets.size();
    }
}
