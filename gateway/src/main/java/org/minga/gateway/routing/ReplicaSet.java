package org.minga.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The replicas of one service. Shared by all event loops. */
public final class ReplicaSet {

    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    /**
     * @param mostEach requests that one replica may have at once
     * @param nanos a clock that only goes forwards, in nanoseconds
     */
    public ReplicaSet(String service, List<URI> addresses, int mostEach, Health health, LongSupplier nanos) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(service + " has no replica address");
        }
        this.most = mostEach * addresses.size();
        boolean alone = addresses.size() == 1;
        this.replicas = addresses.stream()
                .map(address -> new Replica(service, address, alone, health, nanos))
                .toList();
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

    public int size() {
        return replicas.size();
    }

    List<Replica> all() {
        return replicas;
    }

    /** How many are passed over now. */
    public long setAside() {
        return replicas.stream().filter(replica -> !replica.available()).count();
    }

    /**
     * The replica for a request, which has begun there: of the next two in turn that are well the one with less to do.
     * When none is well, of those that live the one that is due back first: where replicas are restarted one after the
     * other it is the one that has been. Then any at all: one that may be back is better than an answer that none is there.
     *
     * @param tried those that the request has been to
     * @return null when it has been to all
     */
    @Nullable
    Replica begin(List<Replica> tried) {
        if (replicas.size() == 1) {
            return tried.isEmpty() ? anyway(replicas.getFirst()) : null;
        }
        int first = turn.getAndIncrement();
        Replica found = choose(first, tried, Replica::available);
        while (found != null) {
            if (found.begin()) {
                return found;
            }
            found = choose(first, tried, Replica::available);
        }
        found = dueFirst(tried);
        return anyway(found == null ? choose(first, tried, unused -> true) : found);
    }

    private @Nullable Replica dueFirst(List<Replica> tried) {
        Replica found = null;
        for (Replica replica : replicas) {
            if (!replica.silent()
                    && !tried.contains(replica)
                    && (found == null || replica.backAt() - found.backAt() < 0)) {
                found = replica;
            }
        }
        return found;
    }

    private static @Nullable Replica anyway(@Nullable Replica replica) {
        if (replica != null) {
            replica.beginAnyway();
        }
        return replica;
    }

    private @Nullable Replica choose(int first, List<Replica> tried, Predicate<Replica> wanted) {
        Replica found = null;
        for (int i = 0; i < replicas.size(); i++) {
            Replica next = replicas.get(Math.floorMod(first + i, replicas.size()));
            if (tried.contains(next) || !wanted.test(next)) {
                continue;
            }
            if (found != null) {
                return next.inside() < found.inside() ? next : found;
            }
            found = next;
        }
        return found;
    }
}
