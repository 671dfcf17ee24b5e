package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.gateway.TestIssuer;

class TokensIT {

    private static StubService service;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        service = StubService.start();
        gateway = TestGateway.before(service.address());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @BeforeEach
    void forget() {
        service.arrivals().clear();
    }

    private static Arguments bad(String name, Function<TestIssuer, String> authorization) {
        return Arguments.of(name, authorization);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad(
                        "expired",
                        issuer -> "Bearer "
                                + issuer.token().scopes("things:read").expired().text()),
                bad(
                        "audience",
                        issuer -> "Bearer "
                                + issuer.token()
                                        .scopes("things:read")
                                        .audience("other")
                                        .text()),
                bad(
                        "issuer",
                        issuer -> "Bearer "
                                + issuer.token()
                                        .scopes("things:read")
                                        .issuer("http://evil")
                                        .text()),
                bad(
                        "unknown key",
                        issuer -> "Bearer "
                                + issuer.token()
                                        .scopes("things:read")
                                        .unknownKey()
                                        .text()),
                bad(
                        "signed by another",
                        issuer -> "Bearer "
                                + issuer.token()
                                        .scopes("things:read")
                                        .otherSigner()
                                        .text()),
                bad("garbage", issuer -> "Bearer abc.def.ghi"),
                bad("empty", issuer -> "Bearer "),
                bad("no scheme", issuer -> issuer.token().scopes("things:read").text()),
                bad("basic", issuer -> "Basic YTpi"),
                bad("cut short", issuer -> {
                    String token = issuer.token().scopes("things:read").text();
                    return "Bearer " + token.substring(0, token.length() - 10);
                }),
                bad("unsigned", issuer -> "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ."),
                bad("very long", issuer -> "Bearer " + "a".repeat(15_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused_everywhere_even_where_none_is_needed(
            String name, Function<TestIssuer, String> authorization) {
        for (String path : new String[] {"/v1/things/mine", "/v1/things"}) {
            HttpResponse<String> response = gateway.get(path, "Authorization", authorization.apply(gateway.issuer()));
            assertProblem(response, 401, "unauthenticated");
            assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }
        assertThat(service.arrivals()).isEmpty();
    }

    @Test
    void an_operation_with_a_scope_needs_a_token() {
        HttpResponse<String> response = gateway.get("/v1/things/mine");
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(service.arrivals()).isEmpty();
    }

    @Test
    void two_tokens_are_none() {
        String token = gateway.issuer().token().scopes("things:read").text();
        HttpResponse<String> response =
                gateway.get("/v1/things/mine", "Authorization", "Bearer " + token, "Authorization", "Bearer " + token);
        assertProblem(response, 401, "unauthenticated");
    }

    @Test
    void a_missing_scope_is_named() {
        HttpResponse<String> response = gateway.get(
                "/v1/things/mine",
                "Authorization",
                "Bearer "
                        + gateway.issuer()
                                .token()
                                .scopes("things:reader", "admin")
                                .text());
        assertProblem(response, 403, "scope-missing");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).contains("things:read");
        assertThat(service.arrivals()).isEmpty();
    }

    @Test
    void a_service_account_is_no_person() {
        HttpResponse<String> response = gateway.send(
                "POST",
                "/v1/things",
                "{}",
                gateway.issuer().token().serviceAccount().scopes("things:write").header());
        assertProblem(response, 403, "person-required");
        assertThat(service.arrivals()).isEmpty();
    }

    @Test
    void a_service_account_may_do_what_needs_no_person() {
        HttpResponse<String> response = gateway.send(
                "PUT",
                "/v1/admin/things/1/parts/2",
                "{}",
                gateway.issuer().token().serviceAccount().scopes("admin").header());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void a_good_token_goes_on_to_the_service() {
        String authorization =
                "Bearer " + gateway.issuer().token().scopes("things:read").text();
        HttpResponse<String> response = gateway.get("/v1/things/mine", "Authorization", authorization);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(service.arrivals().getFirst().headers().getFirst("Authorization"))
                .isEqualTo(authorization);
    }

    @Test
    void keys_are_not_fetched_for_each_token() {
        String one = gateway.issuer().token().scopes("things:read").text();
        gateway.get("/v1/things/mine", "Authorization", "Bearer " + one);
        int before = gateway.issuer().fetches();
        for (int i = 0; i < 20; i++) {
            gateway.get("/v1/things/mine", "Authorization", "Bearer " + one);
            gateway.get(
                    "/v1/things/mine",
                    "Authorization",
                    "Bearer " + gateway.issuer().token().scopes("things:read").text());
        }
        assertThat(gateway.issuer().fetches()).isEqualTo(before);
    }

    @Test
    void with_the_key_server_down_an_unknown_key_is_our_problem_not_the_clients() {
        try (StubService alone = StubService.start();
                TestGateway fresh = TestGateway.before(alone.address())) {
            fresh.issuer().goDown();
            HttpResponse<String> response = fresh.get(
                    "/v1/things/mine",
                    "Authorization",
                    "Bearer " + fresh.issuer().token().scopes("things:read").text());
            assertProblem(response, 503, "unavailable");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(fresh.get("/v1/things").statusCode()).isEqualTo(200);
            assertThat(alone.arrivals()).hasSize(1);
        }
    }
}
