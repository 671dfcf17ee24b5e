package org.minga.voting.ballot;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * When a request came in, taken before its token and body are looked at: deadlines are judged by it. In microseconds,
 * which is what the database keeps.
 */
@ApplicationScoped
public class ReceiptTime {
    private static final String KEY = "minga.received-at";
    private static final int BEFORE_ALL_OTHERS = 1_000_000;

    private final InstantSource clock;
    private final CurrentVertxRequest request;

    ReceiptTime(InstantSource clock, CurrentVertxRequest request) {
        this.clock = clock;
        this.request = request;
    }

    void take(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.put(KEY, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    context.next();
                },
                BEFORE_ALL_OTHERS);
    }

    /** Of the current request. */
    public Instant now() {
        Instant received = request.getCurrent().get(KEY);
        if (received == null) {
            throw new IllegalStateException("the request has no receipt time");
        }
        return received;
    }
}
