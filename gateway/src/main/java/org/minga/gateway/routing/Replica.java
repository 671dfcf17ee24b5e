package org.minga.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One running copy of a service. It is passed over for a while after it refused a connection or said that it leaves. */
final class Replica {

    private final URI address;
    private final InstantSource clock;
    private volatile Instant backAt = Instant.MIN;

    Replica(URI address, InstantSource clock) {
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("the replica address " + address + " must be http://host:port");
        }
        this.address = address;
        this.clock = clock;
    }

    String host() {
        return address.getHost();
    }

    int port() {
        return address.getPort() < 0 ? 80 : address.getPort();
    }

    boolean available() {
        return !clock.instant().isBefore(backAt);
    }

    Instant backAt() {
        return backAt;
    }

    /** Returns whether it was available until now, so that the change is logged once. */
    boolean setAside(Duration pause) {
        boolean was = available();
        backAt = clock.instant().plus(pause);
        return was;
    }

    @Override
    public String toString() {
        return host() + ":" + port();
    }
}
