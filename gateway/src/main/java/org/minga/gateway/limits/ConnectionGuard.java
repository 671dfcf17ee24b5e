package org.minga.gateway.limits;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that bring no request: a client that sends its headers one byte a minute is never idle, so what
 * counts is the time until the head of the next request is complete. One guard per event loop; the count is common.
 */
public final class ConnectionGuard {

    private final AtomicInteger open;
    private final int most;
    private final AtOnce ofAddress;
    private final Duration headTimeout;
    private final InstantSource clock;
    private final Map<HttpConnection, Watch> watches = new HashMap<>();

    public ConnectionGuard(AtomicInteger open, int most, AtOnce ofAddress, Duration headTimeout, InstantSource clock) {
        this.open = open;
        this.most = most;
        this.ofAddress = ofAddress;
        this.headTimeout = headTimeout;
        this.clock = clock;
    }

    public void opened(HttpConnection connection) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            connection.close();
            return;
        }
        String address = Addresses.network(connection.remoteAddress().hostAddress());
        if (!ofAddress.enter(address)) {
            open.decrementAndGet();
            connection.close();
            return;
        }
        watches.put(connection, new Watch(clock.instant()));
        connection.closeHandler(unused -> {
            if (watches.remove(connection) != null) {
                open.decrementAndGet();
                ofAddress.exit(address);
            }
        });
    }

    public void requestBegins(HttpConnection connection) {
        Watch watch = watches.get(connection);
        if (watch != null) {
            watch.requests++;
            watch.waitingSince = null;
        }
    }

    public void requestIsOver(HttpConnection connection) {
        Watch watch = watches.get(connection);
        if (watch != null && --watch.requests == 0) {
            watch.waitingSince = clock.instant();
        }
    }

    /** To be called now and then. */
    public void sweep() {
        Instant limit = clock.instant().minus(headTimeout);
        watches.entrySet().stream()
                .filter(entry -> entry.getValue().waitedSinceBefore(limit))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }

    private static final class Watch {
        private int requests;
        private @Nullable Instant waitingSince;

        private Watch(Instant waitingSince) {
            this.waitingSince = waitingSince;
        }

        private boolean waitedSinceBefore(Instant limit) {
            Instant since = waitingSince;
            return since != null && since.isBefore(limit);
        }
    }
}
