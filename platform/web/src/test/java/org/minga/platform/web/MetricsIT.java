package org.minga.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsIT {

    @Test
    void requests_are_told_apart_by_route_and_never_by_path() {
        for (int i = 0; i < 5; i++) {
            given().get("/v1/things/" + UUID.randomUUID()).then().statusCode(greaterThanOrEqualTo(200));
        }
        given().contentType("application/json")
                .body("{}")
                .post("/v1/things")
                .then()
                .statusCode(401);
        given().get("/v1/unheard-of/" + UUID.randomUUID()).then().statusCode(404);

        List<String> series = scrape().lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .toList();

        assertThat(series)
                .anyMatch(line -> line.contains("uri=\"/v1/things/{id}\"") && line.contains("method=\"GET\""))
                .anyMatch(line -> line.contains("uri=\"/v1/things\"") && line.contains("status=\"4xx\""))
                .anyMatch(line -> line.contains("uri=\"none\"") && line.contains("status=\"4xx\""))
                .noneMatch(line -> line.contains("unheard-of"))
                .noneMatch(line -> line.matches(".*[0-9a-f]{8}-[0-9a-f]{4}.*"));
    }

    @Test
    void the_public_port_has_no_metrics() {
        given().get("/q/metrics").then().statusCode(404);
    }

    private static String scrape() {
        return given().baseUri("http://localhost:" + managementPort())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static int managementPort() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.port", Integer.class);
    }
}
