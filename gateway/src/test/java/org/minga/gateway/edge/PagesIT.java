package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT {

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.before();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void the_api_document_is_one_of_all_services() {
        HttpResponse<String> response = gateway.get("/openapi");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode document = TestGateway.json(response);
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("info").path("version").asText()).isEqualTo("1.2.3");
        assertThat(document.path("paths").properties().stream().map(Map.Entry::getKey))
                .contains("/v1/things", "/v1/others")
                .doesNotContain("/internal/things");
    }

    @Test
    void a_page_that_was_not_changed_is_not_sent_again() {
        String tag = gateway.get("/openapi").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = gateway.get("/openapi", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_page_is_sent_compressed_to_whom_understands_it() throws Exception {
        HttpResponse<byte[]> response = gateway.client()
                .send(
                        gateway.request("/openapi")
                                .header("Accept-Encoding", "br, gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        JsonNode document = new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(response.body())));
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(gateway.get("/openapi", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_api_page_needs_nobody_else(String path) {
        HttpResponse<String> page = gateway.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script>");
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        while (links.find()) {
            assertThat(gateway.get(links.group(1)).statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_problem_type_is_explained() {
        HttpResponse<String> page = gateway.get("/problems/not-found");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("There is nothing here", "404", "Wrong &lt;address&gt;");
        assertThat(gateway.get("/problems").body()).contains("/problems/not-found", "/problems/answer-lost");
        assertProblem(gateway.get("/problems/unheard-of"), 404, "not-found");
    }

    @Test
    void pages_are_only_read() {
        HttpResponse<String> response = gateway.send("POST", "/openapi", "{}", Map.of());
        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }
}
