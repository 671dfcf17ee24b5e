package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersIT {

    @Test
    void hop_by_hop_and_internal_headers_stay_outside() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            RawClient.exchange(gateway.port(), """
                    GET /v1/things HTTP/1.1
                    Host: public.example:8443
                    Connection: close, X-Hop
                    Keep-Alive: timeout=5
                    Proxy-Authorization: secret
                    TE: trailers
                    Upgrade: h2c
                    HTTP2-Settings: AAMAAABkAAQAAP__
                    X-Hop: 1
                    X-Minga-Subject: admin
                    X-Internal-Token: 1
                    X-Forwarded-For: 6.6.6.6
                    X-Forwarded-Host: evil
                    X-Forwarded-Proto: https
                    X-Forwarded-Prefix: /evil
                    Forwarded: for=6.6.6.6
                    X-Real-IP: 6.6.6.6
                    X-Original-URL: /internal/things
                    X-Rewrite-URL: /internal/things
                    tracestate: a=b
                    Accept-Language: qu
                    If-Match: "3"
                    Idempotency-Key: k

                    """.replace("\n", "\r\n"));

            com.sun.net.httpserver.Headers seen = service.arrivals().getFirst().headers();
            for (String name : List.of(
                    "Keep-alive",
                    "Proxy-authorization",
                    "Te",
                    "Upgrade",
                    "Http2-settings",
                    "X-hop",
                    "X-minga-subject",
                    "X-internal-token",
                    "Forwarded",
                    "X-real-ip",
                    "X-forwarded-prefix",
                    "X-original-url",
                    "X-rewrite-url",
                    "Tracestate")) {
                assertThat(seen.get(name)).as(name).isNull();
            }
            assertThat(seen.get("X-forwarded-for")).containsExactly("127.0.0.1");
            assertThat(seen.get("X-forwarded-host")).containsExactly("public.example:8443");
            assertThat(seen.get("X-forwarded-proto")).containsExactly("http");
            assertThat(seen.getFirst("Accept-language")).isEqualTo("qu");
            assertThat(seen.getFirst("If-match")).isEqualTo("\"3\"");
            assertThat(seen.getFirst("Idempotency-key")).isEqualTo("k");
            assertThat(seen.get("X-request-id")).hasSize(1);
            assertThat(seen.getFirst("Traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        }
    }

    @Test
    void a_proxy_that_is_trusted_may_say_who_the_client_is() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.with(
                        Map.of("thing", List.of(service.address())), Map.of("minga.gateway.trust-forwarded", "true"))) {
            gateway.get(
                    "/v1/things",
                    "X-Forwarded-For",
                    "9.9.9.9",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "m.org");
            com.sun.net.httpserver.Headers seen = service.arrivals().getFirst().headers();
            assertThat(seen.getFirst("X-forwarded-for")).isEqualTo("9.9.9.9, 127.0.0.1");
            assertThat(seen.getFirst("X-forwarded-proto")).isEqualTo("https");
            assertThat(seen.getFirst("X-forwarded-host")).isEqualTo("m.org");
        }
    }

    @Test
    void request_id_and_trace_go_through_and_come_back() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
            HttpResponse<String> response = gateway.get(
                    "/v1/things",
                    "X-Request-Id",
                    "my-id-1",
                    "traceparent",
                    "00-" + trace + "-00f067aa0ba902b7-01",
                    "tracestate",
                    "v=1");

            com.sun.net.httpserver.Headers seen = service.arrivals().getFirst().headers();
            assertThat(seen.getFirst("X-request-id")).isEqualTo("my-id-1");
            assertThat(seen.getFirst("Traceparent")).contains(trace);
            assertThat(seen.getFirst("Tracestate")).isEqualTo("v=1");
            assertThat(response.headers().allValues("X-Request-Id")).containsExactly("my-id-1");
            assertThat(response.headers().firstValue("traceparent").orElse("")).contains(trace);
        }
    }

    @Test
    void an_unusable_request_id_or_trace_is_replaced() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            HttpResponse<String> response =
                    gateway.get("/v1/things", "X-Request-Id", "a b\tc", "traceparent", "00-zz-00-01");
            assertThat(response.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
            assertThat(response.headers().firstValue("traceparent").orElse("")).matches("00-[0-9a-f]{32}-.*");
        }
    }

    @Test
    void answers_lose_what_is_not_for_the_outside() {
        try (StubService service = StubService.start().answering(exchange -> {
                    exchange.getResponseHeaders().add("Server", "JDK");
                    exchange.getResponseHeaders().add("X-Powered-By", "x");
                    exchange.getResponseHeaders().add("X-Request-Id", "service");
                    exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
                    exchange.getResponseHeaders().add("Keep-Alive", "timeout=1");
                    exchange.getResponseHeaders().add("ETag", "\"7\"");
                    exchange.getResponseHeaders().add("Link", "</a>; rel=next");
                    exchange.getResponseHeaders().add("Link", "</b>; rel=prev");
                    exchange.getResponseHeaders().add("Location", "/v1/things/7");
                    StubService.reply(exchange, 201, "{}");
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            HttpResponse<String> response = gateway.get("/v1/things");
            assertThat(response.headers().firstValue("Server")).isEmpty();
            assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(response.headers().firstValue("Keep-Alive")).isEmpty();
            assertThat(response.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("service");
            assertThat(response.headers().firstValue("ETag")).contains("\"7\"");
            assertThat(response.headers().allValues("Link")).containsExactly("</a>; rel=next", "</b>; rel=prev");
            assertThat(response.headers().firstValue("Location")).contains("/v1/things/7");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void statuses_without_a_body_have_none() {
        try (StubService service = StubService.start()
                        .answering(exchange -> exchange.sendResponseHeaders(
                                exchange.getRequestMethod().equals("GET") ? 304 : 204, -1));
                TestGateway gateway = TestGateway.before(service.address())) {
            String answer = RawClient.exchange(
                    gateway.port(),
                    "GET /v1/things HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .containsSubsequence("http/1.1 304", "http/1.1 204")
                    .doesNotContain("transfer-encoding");
        }
    }

    @Test
    void a_browser_app_of_a_known_origin_may_read_and_ask() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.with(
                        Map.of("thing", List.of(service.address())),
                        Map.of("minga.gateway.cors.origins", "https://app.example,http://localhost:*"))) {
            HttpResponse<String> read = gateway.get("/v1/things", "Origin", "http://localhost:5173");
            assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:5173");
            assertThat(read.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElse(""))
                    .contains("ETag");
            assertThat(read.headers().allValues("Vary")).contains("Origin");

            HttpResponse<String> asked = gateway.send(
                    "OPTIONS",
                    "/v1/things",
                    "",
                    Map.of("Origin", "https://app.example", "Access-Control-Request-Method", "POST"));
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("POST");
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("Authorization", "Idempotency-Key");

            HttpResponse<String> refused = gateway.get("/v1/nothing", "Origin", "https://app.example");
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://app.example");

            for (String stranger :
                    List.of("https://evil.example", "https://app.example.evil", "null", "http://localhost.evil:1")) {
                assertThat(gateway.get("/v1/things", "Origin", stranger)
                                .headers()
                                .firstValue("Access-Control-Allow-Origin"))
                        .as(stranger)
                        .isEmpty();
            }
        }
    }

    @Test
    void without_configured_origins_no_browser_app_may_read() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            assertThat(gateway.get("/v1/things", "Origin", "http://localhost:3000")
                            .headers()
                            .map()
                            .keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }
}
