package org.minga.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiIT {

    @TestHTTPResource(value = "/openapi?format=json", management = true)
    URI document;

    private JsonNode read() throws Exception {
        return new ObjectMapper().readTree(given().get(document).asString());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void operations_say_who_may_call_and_what_may_go_wrong() throws Exception {
        JsonNode document = read();
        JsonNode create = document.at("/paths/~1v1~1things/post");
        JsonNode list = document.at("/paths/~1v1~1things/get");
        JsonNode put = document.at("/paths/~1v1~1things~1{id}/put");
        JsonNode delete = document.at("/paths/~1v1~1things~1{id}/delete");

        assertThat(document.get("openapi").asText()).startsWith("3.1");
        assertThat(create.at("/x-scope").asText()).isEqualTo("things:write");
        assertThat(create.at("/security/0/bearer/0").asText()).isEqualTo("things:write");
        assertThat(names(create.get("responses")))
                .containsExactly("201", "400", "401", "403", "409", "413", "415", "422", "500", "503");
        assertThat(create.at("/responses/409/$ref").asText()).isEqualTo("#/components/responses/Problem409");
        assertThat(create.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(list.at("/x-public").asBoolean()).isTrue();
        assertThat(list.has("x-scope")).isFalse();
        assertThat(names(list.get("responses"))).doesNotContain("403", "413");
        assertThat(names(put.get("responses"))).contains("404", "412", "428");
        assertThat(delete.at("/x-person").asBoolean()).isTrue();
    }

    @Test
    void what_operations_refer_to_is_there() throws Exception {
        JsonNode document = read();

        assertThat(document.at("/components/schemas/Problem/required").toString())
                .isEqualTo("[\"type\",\"title\",\"status\"]");
        assertThat(document.at("/components/responses/Problem409/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.at("/components/responses/Problem409/description").asText())
                .contains("request-in-flight");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void nothing_in_it_depends_on_the_machine() throws Exception {
        JsonNode document = read();

        assertThat(document.has("servers")).isFalse();
        assertThat(given().get(address()).asString())
                .isEqualTo(given().get(address()).asString());
    }

    private URI address() {
        return document;
    }
}
