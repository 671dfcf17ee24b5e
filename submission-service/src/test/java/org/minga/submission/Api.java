package org.minga.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.testkit.TestTokens;

/** The API as people use it. */
public final class Api {

    private Api() {}

    public static String subject(String person) {
        return TestTokens.subject(person);
    }

    public static RequestSpecification anyone() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String person) {
        return anyone().header(
                        "Authorization",
                        TestTokens.person(person)
                                .scopes("submissions:write", "admin")
                                .bearer());
    }

    public static RequestSpecification onceAs(String person) {
        return as(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static Map<String, Object> text(UUID campaign, String title) {
        Map<String, Object> body = new HashMap<>();
        body.put("campaignId", campaign.toString());
        body.put("type", "proposal");
        body.put("title", title);
        body.put("body", "Because one likes to sit in the shade.");
        body.put("language", "en");
        body.put("cost", Map.of("amount", 1_250_000, "currency", "EUR"));
        return body;
    }

    public static Map<String, Object> edit(String title) {
        return Map.of("title", title, "body", "Better so.", "language", "en");
    }

    public static Response submit(String person, TestCampaign campaign, String title) {
        return onceAs(person).body(text(campaign.id, title)).post("/v1/submissions");
    }

    public static UUID submitted(String person, TestCampaign campaign, String title) {
        Response response = submit(person, campaign, title);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return UUID.fromString(response.path("id"));
    }

    public static Response add(String person, TestCampaign campaign, String title, String code) {
        Map<String, Object> body = text(campaign.id, title);
        body.put("code", code);
        body.put("source", "letter of 3 May");
        return onceAs(person).body(body).post("/v1/admin/submissions");
    }

    public static Response decide(String moderator, UUID id, Map<String, ?> decision) {
        return onceAs(moderator).body(decision).post("/v1/admin/submissions/" + id + "/decision");
    }

    public static Response approve(String moderator, UUID id) {
        return decide(moderator, id, Map.of("decision", "approve"));
    }

    public static Response decline(String moderator, UUID id, String reason) {
        return decide(moderator, id, Map.of("decision", "decline", "reasonCode", reason, "note", "Seen before."));
    }

    public static Response remove(String moderator, UUID id, String reason) {
        return decide(moderator, id, Map.of("decision", "remove", "reasonCode", reason, "note", "Names a neighbour."));
    }

    public static Response restore(String moderator, UUID id) {
        return decide(moderator, id, Map.of("decision", "restore"));
    }

    public static Response withdraw(String person, UUID id) {
        return onceAs(person).body(Map.of()).post("/v1/submissions/" + id + "/withdrawal");
    }

    /** The problem type that every refusal must have. */
    public static void refused(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).endsWith("/problems/" + slug);
    }
}
