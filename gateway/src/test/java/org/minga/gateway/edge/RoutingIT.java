package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingIT {

    private static final StubService thingA = StubService.start().named("thing-a");
    private static final StubService thingB = StubService.start().named("thing-b");
    private static final StubService other = StubService.start().named("other");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                Map.of("thing", List.of(thingA.address(), thingB.address()), "other", List.of(other.address())),
                Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        thingA.close();
        thingB.close();
        other.close();
    }

    @AfterEach
    void forget() {
        thingA.arrivals().clear();
        thingB.arrivals().clear();
        other.arrivals().clear();
    }

    @Test
    void a_path_goes_to_the_service_that_owns_it() {
        assertThat(gateway.get("/v1/others").body()).isEqualTo("other");
        assertThat(gateway.get("/v1/things").body()).startsWith("thing-");
    }

    @Test
    void replicas_take_turns() {
        for (int i = 0; i < 10; i++) {
            gateway.get("/v1/things");
        }
        assertThat(thingA.arrivals()).hasSize(5);
        assertThat(thingB.arrivals()).hasSize(5);
    }

    @Test
    void the_query_and_the_parameters_arrive_as_they_were_sent() {
        gateway.get("/v1/things/a%20b%C3%A9?q=x%2Fy&q=2&empty=");
        assertThat(arrived()).isEqualTo("/v1/things/a%20b%C3%A9?q=x%2Fy&q=2&empty=");
    }

    @Test
    void a_literal_wins_over_a_parameter() {
        assertProblem(gateway.get("/v1/things/mine"), 401, "unauthenticated");
    }

    @Test
    void an_escaped_letter_in_a_literal_reaches_the_service_plain() {
        gateway.get("/v1/%74hings");
        assertThat(arrived()).isEqualTo("/v1/things");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/things/",
                "/v1/things/1/nothing",
                "/v1//things",
                "//v1/things",
                "/q/health",
                "/q/openapi",
                "/internal/things",
                "/v1/admin/things/1/parts",
                "/favicon.ico",
                "/V1/things",
                "/problems/nothing",
                "/docs/nothing"
            })
    void what_no_api_file_declares_is_not_there(String path) {
        assertProblem(gateway.get(path), 404, "not-found");
        assertNothingArrived();
    }

    @Test
    void a_wrong_method_names_the_right_ones() {
        HttpResponse<String> response = gateway.send("PATCH", "/v1/things/1", "{}", Map.of());
        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PUT");
        assertNothingArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "FOO"})
    void an_odd_method_is_refused(String method) {
        String answer = RawClient.exchange(
                gateway.port(), method + " /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertProblem(answer, 405, "method-not-allowed");
        assertNothingArrived();
    }

    @Test
    void options_names_the_methods() {
        HttpResponse<String> response = gateway.send("OPTIONS", "/v1/things", "", Map.of());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertNothingArrived();
    }

    @Test
    void head_is_answered_like_get_without_a_body() {
        HttpResponse<String> response = gateway.send("HEAD", "/v1/others", "", Map.of());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(other.arrivals()).extracting(StubService.Arrival::method).containsExactly("HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/things/../../internal/things",
                "/v1/things/%2e%2e/%2e%2e/internal/things",
                "/v1/things/.%2E/internal",
                "/v1/things/..%2f..%2finternal%2fthings",
                "/v1/things/..%5c..%5cinternal",
                "/v1/things/..\\..\\internal",
                "/v1/things/%2Finternal%2Fthings",
                "/v1/things/..;/..;/internal/things",
                "/v1/things/1;/../internal",
                "/v1/things/./mine",
                "/v1/things/%00",
                "/v1/things/%0d%0aX-Evil:1",
                "/v1/things/%zz",
                "/v1/things/%c0%ae%c0%ae/internal",
                "/v1/things/%ff",
                "/v1/things/1?a=%zz",
                "/v1/things/1?a=%00",
                "/v1/things/1#fragment",
                "/v1/things/\u00e9",
                "/..",
                "http://x/v1/things/../../internal/things"
            })
    void a_path_that_two_readers_could_read_differently_is_refused(String target) {
        String answer = RawClient.exchange(
                gateway.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertProblem(answer, 400, "malformed-request");
        assertNothingArrived();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//internal/things",
                "/internal/things",
                "/%69nternal/things",
                "/internal//things",
                "http://internal/internal/things",
                "/v1/things/1/../",
                "/v1/things/%252e%252e/%252e%252e/internal/things",
                "internal/things",
                "*"
            })
    void nothing_leads_inside(String target) {
        String answer = RawClient.exchange(
                gateway.port(), "POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ").contains("application/problem+json");
        assertNothingArrived();
    }

    @Test
    void a_doubly_escaped_dot_stays_a_name() {
        gateway.get("/v1/things/%252e%252e");
        assertThat(arrived()).isEqualTo("/v1/things/%252e%252e");
    }

    @Test
    void an_absolute_target_is_understood() {
        RawClient.exchange(
                gateway.port(), "GET http://some.where/v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(arrived()).isEqualTo("/v1/things");
    }

    @Test
    void requests_in_a_pipeline_are_answered_in_order() {
        String get = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer = RawClient.exchange(
                gateway.port(),
                get.formatted("/v1/others") + get.formatted("/v1/nothing")
                        + "GET /v1/others HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(4);
        assertThat(answer).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 200");
    }

    private static String arrived() {
        List<StubService.Arrival> all = new java.util.ArrayList<>(thingA.arrivals());
        all.addAll(thingB.arrivals());
        assertThat(all).hasSize(1);
        return all.getFirst().uri();
    }

    private static void assertNothingArrived() {
        assertThat(thingA.arrivals()).isEmpty();
        assertThat(thingB.arrivals()).isEmpty();
        assertThat(other.arrivals()).isEmpty();
    }
}
