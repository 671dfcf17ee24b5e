package org.minga.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minga.platform.security.TestIssuer;

@QuarkusTest
class ProblemsIT {

    private static final String GOOD = """
            {"name": "a thing", "title": {"es": "cosa"}, "parts": [{"size": 1, "label": "x"}], "weights": {"a": 1},
             "colour": "green", "owner": "0190b7a4-0000-7000-8000-000000000001", "opensAt": "2026-11-22T13:00:00+01:00",
             "open": true, "count": 3}
            """;
    private static final String ID = "0190b7a4-0000-7000-8000-000000000001";

    private static String token(String... scopes) {
        return TestKeys.ISSUER.token(Instant.now(), scopes);
    }

    private static RequestSpecification plain() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    private static RequestSpecification writer() {
        return plain().auth().oauth2(token("things:write")).contentType("application/json");
    }

    private static Response post(String body) {
        return writer().body(body).post("/v1/things");
    }

    private record Fault(String name, int status, String slug, Function<RequestSpecification, Response> request) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("unknown path", 404, "not-found", any -> plain().get("/nowhere")),
            new Fault("unknown path below a resource", 404, "not-found", any -> plain().get("/v1/things/a/b/c")),
            new Fault("unknown path, POST", 404, "not-found", any -> plain().post("/v1/nothing")),
            new Fault("unknown path, OPTIONS", 404, "not-found", any -> plain().options("/v1/nothing")),
            new Fault("path that is no id", 404, "not-found", any -> plain().get("/v1/things/17")),
            new Fault("path that is nearly an id", 404, "not-found", any -> plain().get("/v1/things/1-1-1-1-1")),
            new Fault("unknown method", 405, "method-not-allowed", any -> plain().patch("/v1/things/" + ID)),
            new Fault("unknown method of a list", 405, "method-not-allowed", any -> plain().delete("/v1/things")),
            new Fault(
                    "Accept",
                    406,
                    "not-acceptable",
                    any -> plain().accept("image/png").get("/v1/things")),
            new Fault(
                    "Content-Type",
                    415,
                    "unsupported-media-type",
                    any -> writer().contentType("text/plain").body("x").post("/v1/things")),
            new Fault(
                    "Content-Type that is none",
                    415,
                    "unsupported-media-type",
                    any -> writer().header("Content-Type", "nonsense")
                            .body(new byte[] {1})
                            .post("/v1/things/blocking")),
            new Fault(
                    "no token",
                    401,
                    "unauthenticated",
                    any -> plain().contentType("application/json").body(GOOD).post("/v1/things")),
            new Fault(
                    "no token and a broken body",
                    401,
                    "unauthenticated",
                    any -> plain().contentType("application/json").body("{").post("/v1/things")),
            new Fault(
                    "broken token",
                    401,
                    "unauthenticated",
                    any -> plain().header("Authorization", "Bearer x.y.z").get("/v1/things/whoami")),
            new Fault(
                    "broken token on a public operation",
                    401,
                    "unauthenticated",
                    any -> plain().header("Authorization", "Bearer x.y.z").get("/v1/things")),
            new Fault(
                    "broken token on an unknown path",
                    401,
                    "unauthenticated",
                    any -> plain().header("Authorization", "Bearer x.y.z").get("/nowhere")),
            new Fault(
                    "another kind of credentials",
                    401,
                    "unauthenticated",
                    any -> plain().header("Authorization", "Basic YTpi").get("/v1/things")),
            new Fault(
                    "expired token",
                    401,
                    "unauthenticated",
                    any -> plain().auth()
                            .oauth2(TestKeys.ISSUER.token(Instant.now().minusSeconds(3600), "things:write"))
                            .get("/v1/things/whoami")),
            new Fault(
                    "token for others",
                    401,
                    "unauthenticated",
                    any -> plain().auth()
                            .oauth2(TestKeys.ISSUER.token(Instant.now(), claims -> claims.setAudience("x")))
                            .get("/v1/things/whoami")),
            new Fault(
                    "other scope",
                    403,
                    "scope-missing",
                    any -> plain().auth()
                            .oauth2(token("things:read"))
                            .contentType("application/json")
                            .body("{")
                            .post("/v1/things")),
            new Fault(
                    "service account",
                    403,
                    "person-required",
                    any -> plain().auth()
                            .oauth2(TestKeys.ISSUER.token(Instant.now(), claims -> {
                                claims.setStringClaim("scope", "things:write");
                                claims.setStringClaim("client_id", "a-bot");
                            }))
                            .delete("/v1/things/" + ID)),
            new Fault("forbidden by Quarkus", 403, "forbidden", any -> plain().get("/v1/things/fail/forbidden")),
            new Fault(
                    "unauthorized by Quarkus",
                    401,
                    "unauthenticated",
                    any -> plain().get("/v1/things/fail/unauthorized")),
            new Fault(
                    "authentication by Quarkus",
                    401,
                    "unauthenticated",
                    any -> plain().get("/v1/things/fail/authentication")),
            new Fault("no body", 400, "malformed-request", any -> writer().post("/v1/things")),
            new Fault("null", 400, "malformed-request", any -> post("null")),
            new Fault("broken JSON", 400, "malformed-request", any -> post("{\"name\": ")),
            new Fault("not JSON", 400, "malformed-request", any -> post("secret")),
            new Fault("unknown field", 400, "malformed-request", any -> post("{\"nom\": 1}")),
            new Fault("wrong type", 400, "malformed-request", any -> post("{\"name\": 1}")),
            new Fault("list for object", 400, "malformed-request", any -> post("[]")),
            new Fault("duplicate key", 400, "malformed-request", any -> post("{\"name\": \"a\", \"name\": \"b\"}")),
            new Fault("NUL", 400, "malformed-request", any -> post("{\"name\": \"\\u0000\"}")),
            new Fault("deep", 400, "malformed-request", any -> post("[".repeat(5000))),
            new Fault("huge number", 400, "malformed-request", any -> post("{\"count\": " + "9".repeat(500) + "}")),
            new Fault(
                    "not UTF-8",
                    400,
                    "malformed-request",
                    any -> writer().body(new byte[] {'{', '"', (byte) 0xFF, (byte) 0xC3, '"', '}'})
                            .post("/v1/things")),
            new Fault(
                    "broken JSON, blocking",
                    400,
                    "malformed-request",
                    any -> writer().body("{").post("/v1/things/blocking")),
            new Fault("broken JSON, long", 400, "malformed-request", any -> post("[" + " ".repeat(30_000) + "}")),
            new Fault("violations", 422, "validation-failed", any -> post("{\"count\": 1}")),
            new Fault("query that is no id", 400, "malformed-request", any -> plain().get("/v1/things/search?owner=x")),
            new Fault(
                    "query that is no number",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/search?n=99999999999")),
            new Fault(
                    "query that is no value",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/search?colour=DARK_RED")),
            new Fault(
                    "query that is no time",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/search?since=today")),
            new Fault(
                    "query that is no truth",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/search?open=yes")),
            new Fault(
                    "query list with no id",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/search?ids=" + ID + "&ids=x")),
            new Fault(
                    "header that is no number",
                    400,
                    "malformed-request",
                    any -> plain().header("X-Count", "x").get("/v1/things/search")),
            new Fault("query too long", 422, "validation-failed", any -> plain().get("/v1/things/search?q=abcdefg")),
            new Fault("bad cursor", 400, "bad-cursor", any -> plain().get("/v1/things?cursor=zzz")),
            new Fault("limit of words", 400, "malformed-request", any -> plain().get("/v1/things?limit=many")),
            new Fault("limit 0", 422, "validation-failed", any -> plain().get("/v1/things?limit=0")),
            new Fault("limit 101", 422, "validation-failed", any -> plain().get("/v1/things?limit=101")),
            new Fault(
                    "no If-Match",
                    428,
                    "version-required",
                    any -> writer().body(GOOD).put("/v1/things/" + ID)),
            new Fault(
                    "stale If-Match",
                    412,
                    "version-stale",
                    any -> writer().header("If-Match", "\"6\"").body(GOOD).put("/v1/things/" + ID)),
            new Fault("announced too large", 413, "too-large", any -> post("x".repeat(100_000))),
            new Fault("10 MB", 413, "too-large", any -> post("x".repeat(10_000_000))),
            new Fault(
                    "10 MB without a token",
                    413,
                    "too-large",
                    any -> plain().contentType("application/json")
                            .body("x".repeat(10_000_000))
                            .post("/v1/things")),
            new Fault(
                    "10 MB where nothing is",
                    413,
                    "too-large",
                    any -> plain().body("x".repeat(10_000_000)).post("/nowhere")),
            new Fault("long address", 414, "uri-too-long", any -> plain().get("/v1/things?x=" + "x".repeat(9000))),
            new Fault(
                    "large headers",
                    431,
                    "headers-too-large",
                    any -> plain().header("X-A", "x".repeat(20_000))
                            .header("X-B", "x".repeat(20_000))
                            .get("/v1/things")),
            new Fault("NUL in the path", 400, "malformed-request", any -> plain().get("/v1/things/%00")),
            new Fault("NUL in the query", 400, "malformed-request", any -> plain().get("/v1/things?cursor=%00")),
            new Fault("refusal", 409, "thing-closed", any -> plain().get("/v1/things/fail/problem")),
            new Fault("late refusal", 409, "thing-closed", any -> plain().get("/v1/things/fail/async")),
            new Fault("gone", 404, "not-found", any -> plain().get("/v1/things/fail/gone")),
            new Fault(
                    "status we have no word for",
                    400,
                    "malformed-request",
                    any -> plain().get("/v1/things/fail/teapot")),
            new Fault("bug", 500, "internal", any -> plain().get("/v1/things/fail/bug")),
            new Fault("error", 500, "internal", any -> plain().get("/v1/things/fail/error")),
            new Fault("late bug", 500, "internal", any -> plain().get("/v1/things/fail/nullpointer")),
            new Fault("our own bad JSON", 500, "internal", any -> plain().get("/v1/things/fail/json")),
            new Fault("answer against its own rules", 500, "internal", any -> plain().get("/v1/things/answer")),
            new Fault("lost connection", 503, "unavailable", any -> plain().get("/v1/things/fail/connection")),
            new Fault("full pool", 503, "unavailable", any -> plain().get("/v1/things/fail/pool")),
            new Fault("unavailable", 503, "unavailable", any -> plain().get("/v1/things/fail/unavailable")),
            new Fault("time-out", 504, "timeout", any -> plain().get("/v1/things/fail/timeout")),
            new Fault(
                    "error of a text operation",
                    406,
                    "not-acceptable",
                    any -> plain().accept("application/json").get("/v1/things/text")));

    @TestFactory
    List<DynamicTest> every_fault_is_a_problem_without_internals() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault fault : FAULTS) {
            tests.add(DynamicTest.dynamicTest(fault.name(), () -> {
                Response response = fault.request().apply(plain());

                String body = response.asString();
                assertThat(response.statusCode()).as(body).isEqualTo(fault.status());
                assertThat(response.contentType()).isEqualTo("application/problem+json");
                assertThat(response.jsonPath().getString("type"))
                        .isEqualTo("https://minga.example/problems/" + fault.slug());
                assertThat(response.jsonPath().getInt("status")).isEqualTo(fault.status());
                assertThat(response.jsonPath().getString("title")).isNotBlank();
                assertThat(response.jsonPath().getString("instance")).startsWith("/");
                assertThat(response.jsonPath().getString("traceId")).matches("[0-9a-f]{32}");
                assertThat(response.header("traceparent"))
                        .contains(response.jsonPath().getString("traceId"));
                assertThat(body)
                        .doesNotContainIgnoringCase("secret")
                        .doesNotContain("Exception", "org.minga", "com.fasterxml", "java.", "Resource", "ThingRequest")
                        .hasSizeLessThan(2_000);
                if (fault.status() == 401) {
                    assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
                }
                if (fault.status() == 503) {
                    assertThat(response.header("Retry-After")).isNotBlank();
                }
                if (fault.status() == 500) {
                    assertThat(response.jsonPath().<String, Object>getMap("").keySet())
                            .containsExactlyInAnyOrder("type", "title", "status", "instance", "traceId");
                }
            }));
        }
        return tests;
    }

    @Test
    void all_violations_come_at_once_with_pointers() {
        Response response = post("""
                {"name": " ", "title": {"es": "", "en": "far too long a text", "xx-": "a"},
                 "parts": [{"size": 5, "label": "a"}, {"size": 11, "label": "b"}, {"label": "c"}],
                 "weights": {"a/b": 10, "c": 9}, "count": 1}
                """);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().<Map<String, String>>getList("errors"))
                .extracting(error -> error.get("pointer") + " " + error.get("code"))
                .containsExactly(
                        "/name blank",
                        "/parts/1/size range",
                        "/parts/2/size required",
                        "/title/en language_text",
                        "/title/es language_text",
                        "/title/xx- language_text",
                        "/weights/a~1b range");
    }

    private record Unreadable(String body, String pointer, String code) {}

    @TestFactory
    List<DynamicTest> what_cannot_be_read_is_pointed_at() {
        return List.of(
                        new Unreadable("{\"count\": 1, \"nom\": 1}", "/nom", "unknown_field"),
                        new Unreadable("{\"name\": {}}", "/name", "wrong_type"),
                        new Unreadable(
                                "{\"parts\": [{\"size\": 1, \"label\": \"a\"}, {\"size\": \"1\"}]}",
                                "/parts/1/size",
                                "wrong_type"),
                        new Unreadable("{\"parts\": [{\"size\": 1}]}", "/parts/0/label", "required"),
                        new Unreadable(
                                "{\"parts\": [{\"size\": 1, \"label\": \"a\", \"x/y~\": 1}]}",
                                "/parts/0/x~1y~0",
                                "unknown_field"),
                        new Unreadable("{\"parts\": {}}", "/parts", "wrong_type"),
                        new Unreadable("{\"weights\": {\"a\": \"1\"}}", "/weights/a", "wrong_type"),
                        new Unreadable("{\"colour\": \"blue\"}", "/colour", "wrong_type"),
                        new Unreadable("{\"owner\": \"me\"}", "/owner", "wrong_type"),
                        new Unreadable("{\"opensAt\": \"today\"}", "/opensAt", "wrong_type"),
                        new Unreadable("{\"open\": \"true\"}", "/open", "wrong_type"),
                        new Unreadable("{\"count\": null}", "/count", "required"),
                        new Unreadable("{\"name\": \"a\"}", "/count", "required"),
                        new Unreadable("{\"count\": 99999999999}", "/count", "wrong_type"),
                        new Unreadable("{\"count\": 1.5}", "/count", "wrong_type"),
                        new Unreadable("", "", "required"),
                        new Unreadable("{\"name\": \"a\"", "", "syntax"),
                        new Unreadable("{\"count\": 1} {}", "", "syntax"),
                        new Unreadable(
                                "{\"count\": 1, \"" + "x".repeat(900) + "\": 1}",
                                "/" + "x".repeat(199) + "…",
                                "unknown_field"))
                .stream()
                .map(one -> DynamicTest.dynamicTest(one.pointer() + " " + one.code(), () -> {
                    Response response = post(one.body());

                    assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
                    assertThat(response.jsonPath().getString("errors[0].pointer"))
                            .isEqualTo(one.pointer());
                    assertThat(response.jsonPath().getString("errors[0].code")).isEqualTo(one.code());
                    assertThat(response.jsonPath().getString("errors[0].detail"))
                            .isNotBlank();
                }))
                .toList();
    }

    @Test
    void a_wrong_parameter_is_named() {
        assertThat(plain().get("/v1/things/search?n=x").jsonPath().getString("errors[0].parameter"))
                .isEqualTo("n");
        assertThat(plain().get("/v1/things/search?q=abcdefg").jsonPath().getString("errors[0].parameter"))
                .isEqualTo("q");
        assertThat(plain().header("X-Count", "x")
                        .get("/v1/things/search")
                        .jsonPath()
                        .getString("errors[0].parameter"))
                .isEqualTo("X-Count");
        assertThat(plain().get("/v1/things?limit=x").jsonPath().getString("errors[0].parameter"))
                .isEqualTo("limit");
    }

    @Test
    void proper_parameters_are_read() {
        plain().get("/v1/things/search?colour=dark_red&since=2026-11-22T13:00:00%2B01:00&ids=" + ID)
                .then()
                .statusCode(200)
                .body("colour", org.hamcrest.Matchers.equalTo("DARK_RED"))
                .body("since", org.hamcrest.Matchers.equalTo("2026-11-22T12:00:00Z"))
                .body("ids", org.hamcrest.Matchers.equalTo("[" + ID + "]"));
    }

    @Test
    void a_refusal_carries_its_own_data() {
        Response response = plain().get("/v1/things/fail/problem");

        assertThat(response.jsonPath().getString("detail")).isEqualTo("Too late.");
        assertThat(response.jsonPath().getString("closedAt")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void allowed_methods_are_those_of_that_very_path() {
        assertThat(plain().patch("/v1/things/" + ID).header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(plain().options("/v1/things").header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(plain().options("/v1/things").statusCode()).isEqualTo(204);
    }

    @Test
    void head_is_get_without_a_body() {
        Response found = plain().head("/v1/things/" + ID);
        Response missing = plain().head("/v1/things/17");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.asString()).isEmpty();
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.asString()).isEmpty();
        assertThat(missing.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void a_redirect_is_no_problem() {
        Response response = plain().get("/v1/things/fail/redirect");

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @Test
    void what_is_right_works() {
        Response created = post(GOOD);
        Response blocking = writer().body(GOOD).post("/v1/things/blocking");
        Response edited = writer().header("If-Match", "\"7\"").body(GOOD).put("/v1/things/" + ID);

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo("/v1/things/" + created.jsonPath().getString("id"));
        assertThat(created.jsonPath().getString("id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*");
        assertThat(blocking.statusCode()).isEqualTo(204);
        assertThat(edited.statusCode()).isEqualTo(200);
    }

    @Test
    void the_caller_is_known() {
        String token = TestKeys.ISSUER.token(Instant.now(), claims -> {
            claims.setStringClaim("scope", "things:write a");
            claims.setClaim("realm_access", Map.of("roles", List.of("platform-admin")));
            claims.setNotBefore(NumericDate.now());
        });

        Response response = plain().auth().oauth2(token).get("/v1/things/whoami");

        assertThat(response.asString())
                .isEqualTo(
                        "{\"subject\":\"" + TestIssuer.SUBJECT
                                + "\",\"person\":true,\"client\":\"an-app\",\"scopes\":[\"a\",\"things:write\"],\"level\":1,\"admin\":true}");
    }

    @Test
    void an_unknown_key_while_the_key_server_is_down_is_503() {
        plain().auth().oauth2(token("a")).get("/v1/things");
        TestKeys.down = true;
        try {
            String token = TestKeys.ISSUER.token(
                    Instant.now(), claims -> {}, header -> header.setKeyIdHeaderValue("not-seen-yet"));

            Response response = retryWhileRateLimited(token);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.contentType()).isEqualTo("application/problem+json");
            assertThat(response.header("Retry-After")).isNotBlank();
        } finally {
            TestKeys.down = false;
        }
    }

    /** Within 5 s of a successful fetch an unknown key is refused without asking. */
    private static Response retryWhileRateLimited(String token) {
        long end = System.nanoTime() + 8_000_000_000L;
        Response response = plain().auth().oauth2(token).get("/v1/things");
        while (response.statusCode() == 401 && System.nanoTime() < end) {
            response = plain().auth().oauth2(token).get("/v1/things");
        }
        return response;
    }

    @Test
    void pages_link_to_the_next() {
        Response first = plain().get("/v1/things?limit=20&q=a%20b");
        String link = first.header("Link");
        String next = link.substring(1, link.indexOf('>'));
        Response second = plain().get(next);
        Response third =
                plain().get("/v1/things?limit=20&cursor=" + second.jsonPath().getString("page.next"));

        assertThat(next).startsWith("/v1/things?").contains("limit=20", "q=a%20b");
        assertThat(link).endsWith("; rel=\"next\"");
        assertThat(second.jsonPath().<Integer>getList("items")).startsWith(20).hasSize(20);
        assertThat(third.jsonPath().<Integer>getList("items")).endsWith(44).hasSize(5);
        assertThat(third.header("Link")).isNull();
        assertThat(third.asString()).endsWith("\"page\":{}}");
    }

    @Test
    void traces_go_on_and_request_ids_are_echoed() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Response response = plain().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("X-Request-Id", "my-request-1")
                .get("/v1/things/trace");
        Response bad = plain().header("traceparent", "00-x")
                .header("X-Request-Id", "no no")
                .get("/v1/things/trace");

        assertThat(response.jsonPath().getString("traceId")).isEqualTo(trace);
        assertThat(response.jsonPath().getString("requestId")).isEqualTo("my-request-1");
        assertThat(response.header("X-Request-Id")).isEqualTo("my-request-1");
        assertThat(response.header("traceparent")).isEqualTo(response.jsonPath().getString("traceparent"));
        assertThat(response.header("traceparent")).doesNotContain("00f067aa0ba902b7");
        assertThat(bad.header("X-Request-Id")).isEqualTo(bad.jsonPath().getString("traceId"));
    }

    @Test
    void an_address_that_is_none_is_refused() throws Exception {
        for (String address : List.of("/v1/things/%", "/v1/things?x=%zz", "/v1/things/{}", "/v1/things?x=%C3")) {
            try (RawHttp http = new RawHttp(RestAssured.port)) {
                String response = http.send("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .response();

                assertThat(response)
                        .as(address)
                        .startsWith("HTTP/1.1 400")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("/problems/malformed-request");
            }
        }
    }

    @Test
    void a_body_that_turns_out_too_large_is_refused_with_a_problem() throws Exception {
        for (String path : List.of("/v1/things", "/v1/things/blocking")) {
            try (RawHttp http = new RawHttp(RestAssured.port)) {
                String response = http.send(
                                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Authorization: Bearer " + token("things:write")
                                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .sendChunks(200, 8192)
                        .response();

                assertThat(response)
                        .as(path)
                        .startsWith("HTTP/1.1 413")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("/problems/too-large");
            }
        }
    }

    @Test
    void a_connection_serves_on_after_a_refused_body() throws Exception {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            String body = "x".repeat(60_000);
            String refused = http.send("POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .response();
            String next = http.send("GET /v1/things/" + ID + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .response();

            assertThat(refused).startsWith("HTTP/1.1 401");
            assertThat(next).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_body_that_may_not_come_is_refused_before_it_does() throws Exception {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            String response = http.send("POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n")
                    .response();

            assertThat(response).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
    }
}
