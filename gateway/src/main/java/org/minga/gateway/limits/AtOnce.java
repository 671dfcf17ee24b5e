package org.minga.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How much somebody does at the same moment: requests of a client, connections of an address. */
public final class AtOnce {

    private static final int DROPPED = -1;

    private final int most;
    private final ConcurrentHashMap<String, AtomicInteger> inside = new ConcurrentHashMap<>();

    /** @param most for each; 0 for no limit */
    public AtOnce(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("what one may do at once must not be negative");
        }
        this.most = most;
    }

    boolean unlimited() {
        return most == 0;
    }

    int most() {
        return most;
    }

    /** Whether there is room for one more; each that entered must {@link #exit}. */
    public boolean enter(String who) {
        if (unlimited()) {
            return true;
        }
        while (true) {
            AtomicInteger count = inside.get(who);
            if (count == null) {
                count = inside.computeIfAbsent(who, unused -> new AtomicInteger());
            }
            int seen = count.get();
            if (seen >= most) {
                return false;
            }
            if (seen == DROPPED) {
                inside.remove(who, count);
            } else if (count.compareAndSet(seen, seen + 1)) {
                return true;
            }
        }
    }

    public void exit(String who) {
        AtomicInteger count = inside.get(who);
        if (count != null && count.decrementAndGet() == 0 && count.compareAndSet(0, DROPPED)) {
            inside.remove(who, count);
        }
    }

    int size() {
        return inside.size();
    }
}
