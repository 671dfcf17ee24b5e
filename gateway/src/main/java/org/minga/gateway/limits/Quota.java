package org.minga.gateway.limits;

import java.time.Duration;

/**
 * So many requests in a stretch of time, as one gateway of several holds it: each lets its even part pass.
 *
 * @param name what clients see: {@code client}, {@code person}, {@code address}
 * @param amount requests of all gateways together; 0 for no limit
 * @param window in which a bucket that was emptied is full again
 * @param gateways how many share the amount
 */
record Quota(String name, long amount, Duration window, int gateways) {

    Quota {
        if (amount < 0 || window.toSeconds() < 1 || gateways < 1) {
            throw new IllegalArgumentException("the limit " + name + " must not be negative, its window at least 1s,"
                    + " the number of gateways at least 1");
        }
    }

    boolean unlimited() {
        return amount == 0;
    }

    /** Nanoseconds in which one more request becomes free at this gateway. */
    long interval() {
        return Math.max(1, window.toNanos() * gateways / amount);
    }

    /** What a full bucket holds, in nanoseconds of refilling; at least one request. */
    long depth() {
        return Math.max(window.toNanos(), interval());
    }

    /** As RateLimit-Policy tells it. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, amount, window.toSeconds());
    }
}
