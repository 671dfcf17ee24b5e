package org.minga.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {

    private static final String ROUTES = """
            {"defaults": {"maxBodyBytes": 10, "uploadSeconds": 1, "answerSeconds": 2, "downloadSeconds": 3},
             "services": [{"service": "a-service", "prefixes": ["/v1/a"]}, {"service": "b-service", "prefixes": ["/v1/b"]}],
             "overrides": [{"method": "GET", "path": "/v1/a/{x}/big", "downloadSeconds": 30}]}
            """;

    @Test
    void an_override_changes_only_what_it_names() {
        OperationTable table =
                OperationTable.of(routes(), Map.of("a-service", api("/v1/a/{id}/big", "\"x-public\": true")));
        assertThat(table.operations().getFirst().limits())
                .isEqualTo(new RouteLimits(10, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(30)));
    }

    @Test
    void an_operation_that_does_not_say_who_may_call_it_stops_the_start() {
        assertThatThrownBy(() -> OperationTable.of(routes(), Map.of("a-service", api("/v1/a", "\"summary\": \"\""))))
                .hasMessageContaining("GET /v1/a declares neither");
    }

    @Test
    void an_operation_on_the_paths_of_another_service_stops_the_start() {
        assertThatThrownBy(() -> OperationTable.of(routes(), Map.of("b-service", api("/v1/a", "\"x-public\": true"))))
                .hasMessageContaining("belongs to a-service");
    }

    @Test
    void an_operation_outside_of_all_routes_is_left_out() {
        assertThat(OperationTable.of(routes(), Map.of("a-service", api("/internal/a", "\"x-public\": true")))
                        .operations())
                .isEmpty();
        assertThat(OperationTable.of(routes(), Map.of("a-service", api("/v1/ab", "\"x-public\": true")))
                        .operations())
                .isEmpty();
    }

    @Test
    void a_parameter_is_tried_where_the_literal_leads_nowhere() {
        OperationTable table = OperationTable.of(
                routes(),
                Map.of(
                        "a-service",
                        json("{\"paths\": {\"/v1/a/me\": {\"get\": {\"x-public\": true}},"
                                + " \"/v1/a/{id}/parts\": {\"get\": {\"x-public\": true}}}}")));
        OperationTable.Match match = table.match("GET", segments("/v1/a/me/parts"));
        assertThat(match).isInstanceOfSatisfying(OperationTable.Match.Found.class, found -> {
            assertThat(found.operation().template()).isEqualTo("/v1/a/{id}/parts");
            assertThat(found.path()).isEqualTo("/v1/a/me/parts");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal", "/q/health", "/v1/a/", "/v1/a", "/v1/a/deeper", "/v1"})
    void a_route_must_be_under_v1_and_of_one_service(String prefix) {
        String routes = ROUTES.replace("\"/v1/b\"", "\"" + prefix + "\"");
        assertThatThrownBy(() -> RouteTable.parse(json(routes))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_override_that_no_operation_has_is_noticed() {
        assertThat(routes().overridesWithout(List.of())).containsExactly("GET /v1/a/{}/big");
    }

    private static List<RequestTarget.Segment> segments(String path) {
        return ((RequestTarget.Accepted) RequestTarget.parse(path)).segments();
    }

    private static RouteTable routes() {
        return RouteTable.parse(json(ROUTES));
    }

    private static JsonNode api(String path, String marker) {
        return json("{\"paths\": {\"" + path + "\": {\"get\": {" + marker + "}}}}");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
