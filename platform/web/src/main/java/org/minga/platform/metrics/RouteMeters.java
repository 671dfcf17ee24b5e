package org.minga.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rate, errors and duration of requests by route: the template of an operation, never a path as it was asked for. Requests
 * of veiled routes that went well are not counted (see {@link Veiled}); those that failed are, for they took nothing in.
 */
public final class RouteMeters {

    /** The route of a request that reached no operation. */
    public static final String NONE = "none";

    /** The status of a request whose client went away before its answer. */
    public static final int UNANSWERED = 0;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String REQUESTS = "http.server.requests";
    private static final Duration[] LIMITS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<String, Map<String, Meters>> byRoute = new ConcurrentHashMap<>();

    public RouteMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A request is over.
     *
     * @param status of the answer, or {@link #UNANSWERED}
     * @param veiled whether the number of such requests would tell a secret
     */
    public void over(String method, String route, boolean veiled, int status, long nanos) {
        Map<String, Meters> byMethod = byRoute.get(route);
        if (byMethod == null) {
            byMethod = byRoute.computeIfAbsent(route, fresh -> new ConcurrentHashMap<>());
        }
        String known = METHODS.contains(method) ? method : "other";
        Meters meters = byMethod.get(known);
        if (meters == null) {
            meters = byMethod.computeIfAbsent(known, fresh -> new Meters(known, route, veiled));
        }
        meters.over(status, nanos);
    }

    /** Of one method of one route. */
    private final class Meters {
        private static final String[] CLASSES = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};

        private final Tags tags;
        private final @Nullable Timer[] timers = new Timer[CLASSES.length];
        private final @Nullable Veiled veil;

        private Meters(String method, String route, boolean veiled) {
            this.tags = Tags.of("method", method, "uri", route);
            this.veil = veiled ? veil() : null;
        }

        private Veiled veil() {
            return Veiled.of(registry)
                    .numberPerSecond(
                            "http.server.veiled.per.second",
                            tags,
                            "Requests that went well, of routes that must not be counted; coarse, none below ten")
                    .sizes("http.server.veiled.seconds", tags, "How long they took, of the last seconds");
        }

        private void over(int status, long nanos) {
            int index = Math.clamp(status / 100, 0, CLASSES.length - 1);
            if (veil != null && index > 0 && index < 4) {
                veil.add(nanos / 1e9);
                return;
            }
            Timer timer = timers[index];
            if (timer == null) {
                timer = timer(CLASSES[index]);
                timers[index] = timer;
            }
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** Whoever comes at the same time gets the same from the registry. */
        private Timer timer(String classOfStatus) {
            return Timer.builder(REQUESTS)
                    .description("Requests by route, method and class of status")
                    .tags(tags.and("status", classOfStatus))
                    .serviceLevelObjectives(LIMITS)
                    .register(registry);
        }
    }
}
