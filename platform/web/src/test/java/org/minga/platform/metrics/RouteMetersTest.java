package org.minga.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RouteMetersTest {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RouteMeters meters = new RouteMeters(registry);

    @Test
    void requests_are_counted_by_route_method_and_class_of_status() {
        meters.over("GET", "/v1/things/{id}", false, 200, NANOS);
        meters.over("GET", "/v1/things/{id}", false, 204, NANOS);
        meters.over("GET", "/v1/things/{id}", false, 404, NANOS);
        meters.over("PUT", "/v1/things/{id}", false, 503, NANOS);
        meters.over("GET", RouteMeters.NONE, false, RouteMeters.UNANSWERED, NANOS);

        assertThat(count("GET", "/v1/things/{id}", "2xx")).isEqualTo(2);
        assertThat(count("GET", "/v1/things/{id}", "4xx")).isEqualTo(1);
        assertThat(count("PUT", "/v1/things/{id}", "5xx")).isEqualTo(1);
        assertThat(count("GET", "none", "none")).isEqualTo(1);
    }

    @Test
    void methods_that_nobody_knows_share_a_series() {
        meters.over("BREW", RouteMeters.NONE, false, 405, NANOS);
        meters.over("PROPFIND", RouteMeters.NONE, false, 405, NANOS);

        assertThat(count("other", "none", "4xx")).isEqualTo(2);
    }

    @Test
    void of_a_veiled_route_only_failures_are_counted() {
        for (int i = 0; i < 397; i++) {
            meters.over("PUT", "/v1/secrets/{id}", true, 200, NANOS);
        }
        meters.over("PUT", "/v1/secrets/{id}", true, 409, NANOS);
        meters.over("PUT", "/v1/secrets/{id}", true, 500, NANOS);

        assertThat(registry.find("http.server.requests").tag("status", "2xx").timers())
                .isEmpty();
        assertThat(count("PUT", "/v1/secrets/{id}", "4xx")).isEqualTo(1);
        assertThat(count("PUT", "/v1/secrets/{id}", "5xx")).isEqualTo(1);
        assertThat(registry.get("http.server.veiled.seconds")
                        .tag("quantile", "0.5")
                        .gauge()
                        .value())
                .isBetween(0.0029, 0.0031);
    }

    private long count(String method, String route, String status) {
        Timer timer = registry.get("http.server.requests")
                .tags("method", method, "uri", route, "status", status)
                .timer();
        return timer.count();
    }
}
