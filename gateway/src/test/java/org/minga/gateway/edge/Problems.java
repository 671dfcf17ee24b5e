package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What every refusal must look like. */
final class Problems {

    private Problems() {}

    static JsonNode assertProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        JsonNode problem = TestGateway.json(response);
        assertThat(problem.path("type").asText()).isEqualTo("https://minga.example/problems/" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(response.headers().firstValue("traceparent").orElse(""))
                .contains(problem.path("traceId").asText());
        return problem;
    }

    /** The same for an answer read from a bare socket. */
    static void assertProblem(String answer, int status, String slug) {
        assertThat(answer).containsPattern("^HTTP/1\\.[01] " + status + " ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer).contains("https://minga.example/problems/" + slug + "\"");
    }
}
