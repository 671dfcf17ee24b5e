package org.minga.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the gateway; every key is listed in its README. Limits per operation are in the route table instead. */
@ConfigMapping(prefix = "minga.gateway")
public interface GatewayConfig {

    String host();

    int port();

    /** Folder on the class path that holds the route table, the API files and the problem catalogue. */
    @WithDefault("contracts")
    String contracts();

    Client client();

    Upstream upstream();

    Cors cors();

    Shutdown shutdown();

    /** Value of Strict-Transport-Security; absent where the gateway is not behind TLS. */
    Optional<String> hsts();

    /** Whether a proxy of ours in front writes X-Forwarded-*; otherwise a client could claim any address. */
    @WithDefault("false")
    boolean trustForwarded();

    /** What a client may ask of us. */
    interface Client {
        @WithDefault("4096")
        int maxConnections();

        /** Requests being worked on at once; above it 503. */
        @WithDefault("2048")
        int maxRequests();

        @WithDefault("16384")
        int maxHeaderBytes();

        @WithDefault("8192")
        int maxLineBytes();

        /**
         * From opening a connection, or from the last answer on it, until the next request's head is complete. Longer
         * than the 60 s that common load balancers keep an unused connection, so that it is they who close it.
         */
        @WithDefault("75s")
        Duration headTimeout();

        /** Silence in both directions on a connection, even in the middle of a request. */
        @WithDefault("150s")
        Duration idleTimeout();
    }

    /** How we speak to the services. */
    interface Upstream {
        @WithDefault("2s")
        Duration connectTimeout();

        /** Requests that one replica may have at once, those that wait for a connection included; above it 503. */
        @WithDefault("512")
        int maxRequests();

        /** Connections to one replica, per event loop. */
        @WithDefault("128")
        int poolSize();

        /** Requests waiting for one of them; above it 503. */
        @WithDefault("512")
        int queueSize();

        /**
         * How long an unused connection is kept, at most a second longer. Shorter than a service that is being stopped
         * goes on serving, so that we don't write into a connection that is just being closed.
         */
        @WithDefault("3s")
        Duration keepAlive();

        /** How long a replica that refused a connection is passed over. */
        @WithDefault("2s")
        Duration setAside();

        /** How long one that said that it leaves is passed over: until it has surely gone. */
        @WithDefault("15s")
        Duration leaving();
    }

    interface Cors {
        /** Origins of browser apps, like {@code https://app.example}; a port may be {@code *}. */
        Optional<List<String>> origins();
    }

    interface Shutdown {
        /** How long requests in flight may take to finish. */
        @WithDefault("20s")
        Duration timeout();
    }
}
