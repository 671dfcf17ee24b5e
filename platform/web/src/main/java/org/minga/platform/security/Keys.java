package org.minga.platform.security;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The current {@link KeyRing}, fetched when first needed, again when a token names an unknown key (at most once per 5 s,
 * so that nobody can make us flood the key server; five times a second while it fails, so that a key it comes back with is
 * soon known), and in the background when it has grown old. One fetch at a time; whoever comes meanwhile waits for the same
 * answer. While the key server is down the keys we have stay good.
 */
final class Keys {

    static final Duration MIN_INTERVAL = Duration.ofSeconds(5);
    private static final Duration WHILE_IT_FAILS = Duration.ofMillis(200);

    private static final Logger LOG = Logger.getLogger(Keys.class);

    private final KeySource source;
    private final InstantSource clock;
    private final Duration refreshAfter;
    private final BiConsumer<KeyRing, KeyRing> onChange;

    private volatile KeyRing ring = KeyRing.EMPTY;
    private volatile Instant nextRefresh = Instant.MIN;

    private @Nullable Uni<Boolean> inFlight;
    private @Nullable Instant lastFetch;
    private boolean lastFetchWorked;

    /** @param onChange told the old and the new ring before anybody sees the new one */
    Keys(KeySource source, InstantSource clock, Duration refreshAfter, BiConsumer<KeyRing, KeyRing> onChange) {
        this.source = source;
        this.clock = clock;
        this.refreshAfter = refreshAfter;
        this.onChange = onChange;
    }

    KeyRing current() {
        return ring;
    }

    /** Starts a fetch if the ring is old; never waits for it. */
    void refreshIfOld() {
        if (clock.instant().isBefore(nextRefresh)) {
            return;
        }
        refresh().subscribe().with(worked -> {}, failure -> LOG.error("refreshing keys failed unexpectedly", failure));
    }

    /**
     * Fetches the keys unless that worked within the last 5 s or failed within the last 200 ms.
     *
     * @return whether the ring is as fresh as it may be; false when the key server does not answer
     */
    synchronized Uni<Boolean> refresh() {
        if (inFlight != null) {
            return inFlight;
        }
        Instant now = clock.instant();
        Duration interval = lastFetchWorked ? MIN_INTERVAL : WHILE_IT_FAILS;
        if (lastFetch != null && now.isBefore(lastFetch.plus(interval)) && !now.isBefore(lastFetch)) {
            return Uni.createFrom().item(lastFetchWorked);
        }
        lastFetch = now;
        Uni<Boolean> fetch = Uni.createFrom()
                .deferred(source::fetch)
                .map(this::accept)
                .onFailure()
                .recoverWithItem(this::failed)
                .onTermination()
                .invoke(this::landed)
                .memoize()
                .indefinitely();
        inFlight = fetch;
        return fetch;
    }

    private boolean accept(String jwks) {
        try {
            KeyRing fresh = KeyRing.parse(jwks);
            onChange.accept(ring, fresh);
            ring = fresh;
            nextRefresh = clock.instant().plus(refreshAfter);
            note(true);
            return true;
        } catch (JoseException e) {
            return failed(e);
        }
    }

    private boolean failed(Throwable failure) {
        LOG.warnf("the issuer's keys cannot be fetched: %s", failure.toString());
        nextRefresh = clock.instant().plus(MIN_INTERVAL);
        note(false);
        return false;
    }

    private synchronized void note(boolean worked) {
        lastFetchWorked = worked;
    }

    private synchronized void landed() {
        inFlight = null;
    }
}
