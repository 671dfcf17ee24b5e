package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.minga.gateway.edge.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private final StubService service = StubService.start().named("ok");

    @AfterEach
    void stop() {
        service.close();
    }

    /** With a window so long that nothing is refilled while a test runs. */
    private static Map<String, String> limits(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of("minga.gateway.limits.window", "1h"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put("minga.gateway." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    private TestGateway gateway(String... keysAndValues) {
        return TestGateway.with(Map.of("thing", List.of(service.address())), limits(keysAndValues));
    }

    private static HttpResponse<String> read(TestGateway gateway, String client, String person) {
        return gateway.get(
                "/v1/things/mine",
                "Authorization",
                "Bearer "
                        + gateway.issuer()
                                .token()
                                .of(client, person)
                                .scopes("things:read")
                                .text());
    }

    private static String header(HttpResponse<String> response, String name) {
        return String.join(" & ", response.headers().allValues(name));
    }

    @Test
    void every_answer_tells_the_limits_and_what_is_left_of_the_one_nearest_to_its_end() {
        try (TestGateway gateway = gateway("limits.client", "4", "limits.person", "10", "limits.at-once", "7")) {
            HttpResponse<String> first = read(gateway, "app", "ana");
            assertThat(header(first, "RateLimit-Policy"))
                    .isEqualTo(
                            "\"client\";q=4;w=3600, \"person\";q=10;w=3600, \"at-once\";q=7;qu=\"concurrent-requests\"");
            assertThat(header(first, "RateLimit")).isEqualTo("\"client\";r=3;t=900");
            assertThat(header(read(gateway, "other", "ana"), "RateLimit")).isEqualTo("\"client\";r=3;t=900");
            HttpResponse<String> anonymous = gateway.get("/v1/things");
            assertThat(header(anonymous, "RateLimit-Policy"))
                    .isEqualTo("\"address\";q=2000;w=3600, \"at-once\";q=7;qu=\"concurrent-requests\"");
            assertThat(header(anonymous, "RateLimit")).isEqualTo("\"address\";r=1999;t=2");
        }
    }

    @Test
    void with_all_limits_off_nothing_is_told() {
        try (TestGateway gateway =
                gateway("limits.client", "0", "limits.person", "0", "limits.address", "0", "limits.at-once", "0")) {
            HttpResponse<String> answer = read(gateway, "app", "ana");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
            assertThat(gateway.get("/v1/things").headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
        }
    }

    @Test
    void a_person_who_asks_too_much_waits_and_the_others_of_the_client_do_not() {
        try (TestGateway gateway = gateway("limits.person", "3", "limits.client", "9")) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(gateway, "app", "ana").statusCode()).isEqualTo(200);
            }
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> refused = read(gateway, "app", "ana");
                JsonNode problem = assertProblem(refused, 429, "too-many-requests");
                assertThat(problem.path("policy").asText()).isEqualTo("person");
                assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 1200);
                assertThat(header(refused, "RateLimit"))
                        .isEqualTo("\"person\";r=0;t=" + header(refused, "Retry-After"));
                assertThat(refused.headers().firstValue("Connection")).isEmpty();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(read(gateway, "app", "ben").statusCode()).isEqualTo(200);
            }
            assertThat(service.arrivals()).hasSize(6);
        }
    }

    @Test
    void a_person_has_one_quota_however_many_clients_they_use() {
        try (TestGateway gateway = gateway("limits.person", "3")) {
            read(gateway, "app", "ana");
            read(gateway, "other", "ana");
            read(gateway, "third", "ana");
            assertProblem(read(gateway, "fourth", "ana"), 429, "too-many-requests");
        }
    }

    @Test
    void a_client_that_floods_takes_nothing_from_another() {
        try (TestGateway gateway = gateway("limits.client", "5")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                statuses.add(read(gateway, "flood", "person-" + i).statusCode());
            }
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(95);
            assertThat(read(gateway, "quiet", "ana").statusCode()).isEqualTo(200);
            assertThat(service.arrivals()).hasSize(6);
        }
    }

    @Test
    void a_service_account_is_counted_as_its_client_only() {
        try (TestGateway gateway = gateway("limits.client", "2", "limits.person", "1")) {
            for (int expected : new int[] {200, 200, 429}) {
                HttpResponse<String> answer = gateway.get(
                        "/v1/things/mine",
                        "Authorization",
                        "Bearer "
                                + gateway.issuer()
                                        .token()
                                        .serviceAccount()
                                        .scopes("things:read")
                                        .text());
                assertThat(answer.statusCode()).isEqualTo(expected);
                assertThat(header(answer, "RateLimit-Policy")).doesNotContain("person");
            }
        }
    }

    @Test
    void who_shows_no_good_token_is_counted_by_address() {
        try (TestGateway gateway = gateway("limits.address", "3")) {
            assertThat(gateway.get("/v1/things").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/v1/things/mine").statusCode()).isEqualTo(401);
            assertThat(gateway.get("/v1/things/mine", "Authorization", "Bearer abc")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(assertProblem(gateway.get("/v1/things"), 429, "too-many-requests")
                            .path("policy")
                            .asText())
                    .isEqualTo("address");
            assertProblem(gateway.get("/v1/things/mine", "Authorization", "Bearer abc"), 429, "too-many-requests");
            assertThat(read(gateway, "app", "ana").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_address_is_believed_only_of_the_proxy_in_front() {
        try (TestGateway open = gateway("limits.address", "2");
                TestGateway behind = gateway("limits.address", "2", "trust-forwarded", "true")) {
            for (int expected : new int[] {200, 200, 429, 429}) {
                String claimed = "198.51.100." + service.arrivals().size();
                assertThat(open.get("/v1/things", "X-Forwarded-For", claimed).statusCode())
                        .isEqualTo(expected);
            }
            for (int i = 0; i < 4; i++) {
                // What stands before the last entry anybody may have written.
                String seen = "203.0.113." + i + ", 198.51.100.1";
                assertThat(behind.get("/v1/things", "X-Forwarded-For", seen).statusCode())
                        .isEqualTo(i < 2 ? 200 : 429);
            }
            assertThat(behind.get("/v1/things", "X-Forwarded-For", "198.51.100.2")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refused_body_is_read_away_and_the_connection_stays() {
        try (TestGateway gateway = gateway("limits.address", "1");
                RawClient client = new RawClient(gateway.port())) {
            String post = "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
            assertThat(client.send(post).readHead()).startsWith("HTTP/1.1 200");
            try {
                client.socket().getInputStream().readNBytes(2);
                for (int i = 0; i < 3; i++) {
                    String head = client.send(post).readHead();
                    assertThat(head).startsWith("HTTP/1.1 429");
                    int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
                    client.socket().getInputStream().readNBytes(length);
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void what_a_client_may_have_at_once_is_not_taken_from_another_and_comes_free_again() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        service.answering(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("mine") && goOn.getCount() > 0 && arrived.getCount() > 0) {
                arrived.countDown();
                goOn.await();
            }
            StubService.reply(exchange, 200, "ok");
        });
        try (TestGateway gateway = gateway("limits.at-once", "2")) {
            CompletableFuture<HttpResponse<String>> one =
                    CompletableFuture.supplyAsync(() -> read(gateway, "slow", "ana"));
            CompletableFuture<HttpResponse<String>> two =
                    CompletableFuture.supplyAsync(() -> read(gateway, "slow", "ben"));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            HttpResponse<String> third = read(gateway, "slow", "carl");
            assertThat(assertProblem(third, 429, "too-many-requests")
                            .path("policy")
                            .asText())
                    .isEqualTo("at-once");
            assertThat(header(third, "Retry-After")).isEqualTo("1");
            assertThat(read(gateway, "quiet", "dora").statusCode()).isEqualTo(200);

            goOn.countDown();
            assertThat(one.get().statusCode()).isEqualTo(200);
            assertThat(two.get().statusCode()).isEqualTo(200);
            long end = System.nanoTime() + 10_000_000_000L;
            while (read(gateway, "slow", "carl").statusCode() != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void sixteen_connections_of_one_client_get_exactly_its_quota() throws Exception {
        try (TestGateway gateway = gateway("limits.client", "100")) {
            assertThat(passed(16, 20, i -> gateway)).isEqualTo(100);
            assertThat(service.arrivals()).hasSize(100);
        }
    }

    @Test
    void two_gateways_that_share_the_limits_let_pass_what_one_would() throws Exception {
        try (TestGateway one = gateway("limits.client", "200", "limits.gateways", "2");
                TestGateway two = TestGateway.beside(
                        one, service.address(), limits("limits.client", "200", "limits.gateways", "2"))) {
            assertThat((double) passed(16, 50, i -> i % 2 == 0 ? one : two)).isCloseTo(200, within(10.0));
            assertThat((double) service.arrivals().size()).isCloseTo(200, within(10.0));
        }
    }

    private interface Turn {
        TestGateway gateway(int request);
    }

    private static int passed(int threads, int each, Turn turn) throws Exception {
        String token = turn.gateway(0)
                .issuer()
                .token()
                .of("flood", "ana")
                .scopes("things:read")
                .text();
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Integer>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                all.add(pool.submit(() -> {
                    gate.await();
                    int passed = 0;
                    for (int i = 0; i < each; i++) {
                        int status = turn.gateway(i)
                                .get("/v1/things/mine", "Authorization", "Bearer " + token)
                                .statusCode();
                        assertThat(status).isIn(200, 429);
                        passed += status == 200 ? 1 : 0;
                    }
                    return passed;
                }));
            }
            gate.countDown();
        }
        int passed = 0;
        for (Future<Integer> one : all) {
            passed += one.get();
        }
        return passed;
    }
}
