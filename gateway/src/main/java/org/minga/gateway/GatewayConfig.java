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

    Limits limits();

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

        /** Of one address; no use where all come through one proxy, so not counted with {@link #trustForwarded}. 0: any. */
        @WithDefault("1024")
        int maxConnectionsPerAddress();

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

    /** How many requests of whom; above it 429. 0 means no limit. */
    interface Limits {
        /** Gateways that share the limits: each lets its even part pass. */
        @WithDefault("1")
        int gateways();

        /** In which the amounts below are refilled, evenly; also as much as may be asked in one go. */
        @WithDefault("10s")
        Duration window();

        /** Requests of one client, all its people together. */
        @WithDefault("20000")
        long client();

        /** Requests of one person through one or several clients. */
        @WithDefault("1000")
        long person();

        /** Requests without a good token from one address. */
        @WithDefault("2000")
        long address();

        /** Requests that one client, or without a token one address, may have worked on at once, at each gateway. */
        @WithDefault("256")
        int atOnce();

        /** Most clients, persons or addresses that are counted apart; newcomers above share one count. */
        @WithDefault("100000")
        int tracked();
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

        /** How long a replica that failed too often is passed over; doubled each time. */
        @WithDefault("2s")
        Duration setAside();

        @WithDefault("30s")
        Duration setAsideMost();

        /** Failures in a row, over a second at least, after which a replica is set aside. */
        @WithDefault("5")
        int failures();

        /** How often each replica is asked whether it is there, if its service has several. */
        @WithDefault("1s")
        Duration probeInterval();

        /** How long one that said that it leaves is passed over: until it has surely gone, or is there anew. */
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
