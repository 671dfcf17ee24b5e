package org.minga.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

    private final Map<String, JsonNode> files = new LinkedHashMap<>(Map.of(
            "thing-service", file("thing-service"),
            "other-service", file("other-service")));

    private final JsonNode merged =
            OpenApiMerge.merge(files, path -> path.startsWith("/v1/"), "https://id.example/realms/minga", "7");

    @Test
    void the_merged_document_is_sound() {
        assertThat(ApiDocuments.faults(merged)).isEmpty();
    }

    @Test
    void paths_that_are_not_routed_are_left_out() {
        assertThat(merged.path("paths").has("/internal/things")).isFalse();
        assertThat(merged.path("paths").has("/v1/others")).isTrue();
    }

    @Test
    void what_services_define_alike_appears_once() {
        assertThat(merged.at("/components/schemas/Problem").isObject()).isTrue();
        assertThat(merged.path("components").path("schemas").properties().stream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("Problem", "ThingThing", "OtherThing", "ThingPage", "OtherPage");
    }

    @Test
    void what_differs_only_in_what_it_refers_to_differs() {
        assertThat(merged.at("/components/schemas/OtherThing/properties/page/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/OtherPage");
        assertThat(merged.at("/paths/~1v1~1things/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ThingThing");
    }

    @Test
    void the_order_of_the_services_changes_no_name() {
        Map<String, JsonNode> reversed = new LinkedHashMap<>();
        reversed.put("other-service", file("other-service"));
        reversed.put("thing-service", file("thing-service"));
        JsonNode again = OpenApiMerge.merge(reversed, path -> path.startsWith("/v1/"), "https://id.example", "7");
        assertThat(again.at("/components/schemas")).isEqualTo(merged.at("/components/schemas"));
    }

    @Test
    void every_operation_says_which_token_it_needs() {
        assertThat(merged.at("/paths/~1v1~1things/get/security").toString()).isEqualTo("[]");
        assertThat(merged.at("/paths/~1v1~1things/post/security").toString())
                .isEqualTo("[{\"keycloak\":[\"things:write\"]},{\"token\":[\"things:write\"]}]");
        assertThat(merged.at("/components/securitySchemes/keycloak/openIdConnectUrl")
                        .asText())
                .isEqualTo("https://id.example/realms/minga/.well-known/openid-configuration");
        assertThat(merged.at("/components/securitySchemes").has("old")).isFalse();
    }

    @Test
    void every_operation_names_the_refusals_of_the_door() {
        merged.path("paths")
                .forEach(path -> path.forEach(operation -> assertThat(operation.path("responses").properties().stream()
                                .map(Map.Entry::getKey))
                        .contains("429", "502", "504")));
        assertThat(merged.at("/components/responses/Problem429/headers").properties().stream()
                        .map(Map.Entry::getKey))
                .contains("Retry-After", "RateLimit-Policy", "RateLimit");
    }

    @Test
    void operation_ids_stay_unique() {
        assertThat(merged.at("/paths/~1v1~1things/get/operationId").asText())
                .isNotEqualTo(merged.at("/paths/~1v1~1others/get/operationId").asText());
    }

    @Test
    void the_files_are_left_as_they_were() {
        assertThat(files.get("thing-service")).isEqualTo(file("thing-service"));
    }

    private static JsonNode file(String service) {
        String name = "/test-contracts/openapi/" + service + ".json";
        try (InputStream in = Objects.requireNonNull(OpenApiMergeTest.class.getResourceAsStream(name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
