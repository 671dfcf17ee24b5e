package org.minga.gateway.routing;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service, taken in turn. Shared by all event loops. */
public final class ReplicaSet {

    private final String service;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    /** @param mostEach requests that one replica may have at once */
    public ReplicaSet(String service, List<URI> addresses, int mostEach, InstantSource clock) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(service + " has no replica address");
        }
        this.service = service;
        this.most = mostEach * addresses.size();
        this.replicas =
                addresses.stream().map(address -> new Replica(address, clock)).toList();
    }

    /** Whether there is room for one more request; each that entered must {@link #exit}. */
    public boolean enter() {
        if (inside.incrementAndGet() <= most) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    public void exit() {
        inside.decrementAndGet();
    }

    String service() {
        return service;
    }

    public int size() {
        return replicas.size();
    }

    /** How many are passed over now. */
    public long setAside() {
        return replicas.stream().filter(replica -> !replica.available()).count();
    }

    /**
     * All replicas in the order in which to try them: the available ones in turn, then those set aside, because a
     * replica that may be back is better than an answer that none is there.
     */
    List<Replica> inOrder() {
        int first = Math.floorMod(turn.getAndIncrement(), replicas.size());
        List<Replica> order = new ArrayList<>(replicas.size());
        List<Replica> aside = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            (replica.available() ? order : aside).add(replica);
        }
        order.addAll(aside);
        return order;
    }
}
