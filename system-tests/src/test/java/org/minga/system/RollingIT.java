package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/** One of two replicas ends, as asked or suddenly, while people are at work who never ask twice. */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class RollingIT {
    private static final int PEOPLE = 8;
    private static final int FLOW = 25;
    private static final int SOME = 5;
    /** Sooner than the delay is over. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    private static final Duration RECOVERED = Duration.ofSeconds(10);
    private static final String SUBMIT = "POST /v1/submissions";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Platform platform = World.platform();

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void a_rolling_restart_of_everything_fails_no_request() throws Exception {
        Impatient people = Impatient.people("rolling", PEOPLE);
        try (people) {
            people.flow(FLOW);
            people.requireEveryServiceAsked();
            for (Service service : Service.values()) {
                for (int replica = 0; replica < 2; replica++) {
                    endsAsAsked(service, replica);
                    people.flow(FLOW);
                    platform.start(service, replica);
                    people.flow(FLOW);
                    System.out.println("restarted " + service.label() + " " + replica + ", answered " + people.answered
                            + ", failed " + people.failures.size());
                }
            }
        }
        assertThat(people.failures).isEmpty();
        assertThat(people.submissions()).isEqualTo(people.answered(SUBMIT) + 1);
    }

    /** It says at once that it is not ready, and serves all the same until everybody knows. */
    private void endsAsAsked(Service service, int replica) throws Exception {
        URI ready = platform.managementUrl(service, replica).resolve("/q/health/ready");
        assertThat(get(ready).statusCode()).isEqualTo(200);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> platform.stop(service, replica));
        await().atMost(AT_ONCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(ready).statusCode() == 503);
        HttpResponse<String> answer = get(platform.url(service, replica).resolve("/v1/campaigns"));
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        ending.join();
    }

    @Test
    void when_a_replica_is_killed_only_what_it_had_in_hand_fails() throws Exception {
        Impatient people = Impatient.people("rolling", PEOPLE);
        try (people) {
            for (Service service : Service.values()) {
                people.flow(FLOW);
                int before = people.failures.size();
                long killing = System.nanoTime();
                platform.kill(service, 1);
                long killed = System.nanoTime();

                people.flow(SOME, RECOVERED);

                List<Impatient.Failure> failed =
                        people.failures.stream().skip(before).toList();
                System.out.println("killed " + service.label() + ", failed " + failed);
                assertThat(failed).as(service.label()).hasSizeLessThanOrEqualTo(PEOPLE);
                assertThat(failed)
                        .as("in hand when %s was killed", service.label())
                        .allMatch(failure -> failure.endedAt() - killing >= 0 && failure.beganAt() - killed <= 0);
                platform.start(service, 1);
            }
        }
        int lost = (int) people.failures.stream()
                .filter(failure -> failure.what().equals(SUBMIT))
                .count();
        // What failed may have been done or not; what was answered was done, once.
        assertThat(people.submissions()).isBetween(people.answered(SUBMIT) + 1, people.answered(SUBMIT) + 1 + lost);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
