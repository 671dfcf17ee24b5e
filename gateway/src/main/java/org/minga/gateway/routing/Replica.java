package org.minga.gateway.routing;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * One running copy of a service, and whether requests should go there.
 *
 * <pre>
 *        too many failures in a row            pause over
 * GOOD -----------------------------> ASIDE ---------------> ON TRIAL (one request at a time)
 *  ^                                    ^                       |  |
 *  |                                    +--- failed: longer ----+  |
 *  +----------------------------------------------- good ----------+
 *
 * any  -- no connection, or two probes without an answer --> SILENT -- a probe is answered --> as before
 * GOOD -- says that it leaves --> ASIDE until it has surely gone, or is there again --> GOOD
 * </pre>
 *
 * <p>The only replica of a service is always GOOD: there is nobody to go to instead.
 */
final class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** One unanswered probe may have met a connection that was just being closed. */
    private static final int SILENT_AFTER = 2;

    private final String service;
    private final URI address;
    private final boolean alone;
    private final Health health;
    private final LongSupplier nanos;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicBoolean tried = new AtomicBoolean();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean onTrial;
    private volatile long backAt;
    private volatile int failures;
    private boolean leaving;
    private long firstFailureAt;
    private int pauses;

    Replica(String service, URI address, boolean alone, Health health, LongSupplier nanos) {
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("the replica address " + address + " must be http://host:port");
        }
        this.service = service;
        this.address = address;
        this.alone = alone;
        this.health = health;
        this.nanos = nanos;
        this.backAt = nanos.getAsLong();
    }

    String host() {
        return address.getHost();
    }

    int port() {
        return address.getPort() < 0 ? 80 : address.getPort();
    }

    /** Requests it has at the moment. */
    int inside() {
        return inside.get();
    }

    boolean silent() {
        return silent;
    }

    boolean available() {
        return !silent && nanos.getAsLong() - backAt >= 0 && !(onTrial && tried.get());
    }

    /** Takes a request to it, unless it is on trial and somebody else was first. */
    boolean begin() {
        if (onTrial && !tried.compareAndSet(false, true)) {
            return false;
        }
        inside.incrementAndGet();
        return true;
    }

    /** Takes a request to it though it is set aside, because all are. */
    void beginAnyway() {
        inside.incrementAndGet();
    }

    /** Each request that began must end once; {@code begunAt} tells what it was by then. */
    void end(long begunAt) {
        inside.decrementAndGet();
        if (onTrial && begunAt - backAt >= 0) {
            tried.set(false);
        }
    }

    /** It has done what was asked. */
    void good(long begunAt) {
        if (failures > 0 || onTrial) {
            acquit(begunAt);
        }
    }

    private synchronized void acquit(long begunAt) {
        if (begunAt - backAt >= 0) {
            if (onTrial) {
                LOG.infof("%s at %s is well again", service, this);
            }
            failures = 0;
            pauses = 0;
            onTrial = false;
            tried.set(false);
        }
    }

    /** It failed, or was lost. What was sent before it was set aside is no news. */
    synchronized void failed(long begunAt, String reason) {
        long now = nanos.getAsLong();
        if (alone || begunAt - backAt < 0) {
            return;
        }
        if (failures == 0) {
            firstFailureAt = now;
        }
        failures++;
        if (onTrial
                || (failures >= health.failures()
                        && now - firstFailureAt >= health.over().toNanos())) {
            setAside(now, reason);
        }
    }

    private void setAside(long now, String reason) {
        long longest = health.longestPause().toNanos();
        long pause = health.pause().toNanos();
        for (int i = 0; i < pauses && pause < longest; i++) {
            pause = Math.min(longest, pause * 2);
        }
        pauses++;
        failures = 0;
        // In this order: nobody may see the trial before its pause, nor a trial that was taken before.
        backAt = now + pause;
        leaving = false;
        tried.set(false);
        onTrial = true;
        LOG.warnf("%s at %s is set aside for %d ms: %s", service, this, pause / 1_000_000, reason);
    }

    /** It says that it is being stopped. Who comes back on its address is a new one. */
    synchronized void leaves() {
        long now = nanos.getAsLong();
        if (alone || now - backAt < 0) {
            return;
        }
        backAt = now + health.leaving().toNanos();
        leaving = true;
        LOG.warnf("%s at %s is set aside: it closes its connections", service, this);
    }

    /** No connection could be made. It is out until a probe is answered. */
    void unreachable(String reason) {
        if (!alone && !silent) {
            silent = true;
            LOG.warnf("%s at %s is not reachable: %s", service, this, reason);
        }
    }

    /** Whatever it answers to a probe, it lives. */
    void probeAnswered() {
        unanswered.set(0);
        if (silent) {
            silent = false;
            comeBack();
            LOG.infof("%s at %s is there again", service, this);
        }
    }

    private synchronized void comeBack() {
        if (leaving) {
            leaving = false;
            backAt = nanos.getAsLong();
        }
    }

    /** In the nanoseconds of the clock. */
    long backAt() {
        return backAt;
    }

    void probeUnanswered(String reason) {
        if (unanswered.incrementAndGet() >= SILENT_AFTER) {
            unreachable(reason);
        }
    }

    @Override
    public String toString() {
        return host() + ":" + port();
    }
}
