package org.minga.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.TestTokens;

/** The HTTP API as tests speak it. */
public final class Api {
    private Api() {}

    /** A person with every scope, whose token outlives any movement of the clock. */
    public static RequestSpecification as(String person) {
        return with(TestTokens.person(person).scopes("admin", "profile"));
    }

    public static RequestSpecification with(TestTokens token) {
        long inTenYears = MovableClock.now().plus(Duration.ofDays(3650)).getEpochSecond();
        return given().header("Authorization", token.claim("exp", inTenYears).bearer())
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification anybody() {
        return given().contentType(ContentType.JSON);
    }

    /** With a fresh Idempotency-Key. */
    public static RequestSpecification once(String person) {
        return as(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static ValidatableResponse refused(Response response, int status, String slug) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://minga.example/problems/" + slug));
    }

    public static String organisation(String owner) {
        return once(owner)
                .body(Map.of("name", "The town", "slug", slug(), "kind", "institution"))
                .post("/v1/admin/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String slug() {
        return "town-" + UUID.randomUUID();
    }

    public static void member(String owner, String organisation, String person, String role) {
        as(owner)
                .body(Map.of("role", role))
                .put("/v1/admin/organisations/" + organisation + "/members/" + TestTokens.subject(person))
                .then()
                .statusCode(200);
    }

    /** A draft that collects for an hour from now on and has people vote for an hour after a break of an hour. */
    public static Map<String, Object> draft(String organisation) {
        Instant now = MovableClock.now();
        Map<String, Object> draft = new HashMap<>();
        draft.put("organisationId", organisation);
        draft.put("title", Map.of("en", "A park by the river", "es", "Un parque junto al río"));
        draft.put("brief", Map.of("en", "What shall be in it?"));
        draft.put("purpose", "participatory_budget");
        draft.put("zone", "Europe/Madrid");
        draft.put("languages", List.of("en", "es"));
        draft.put("goals", List.of(Map.of("metric", "submissions", "target", 500, "unit", "submissions")));
        draft.put(
                "phases",
                List.of(
                        phase("collect", now.minusSeconds(60), now.plusSeconds(3600)),
                        phase("vote", now.plusSeconds(7200), now.plusSeconds(10800))));
        draft.put("rulebook", rulebook(3));
        return draft;
    }

    /** The same without a vote, so that nothing has to be certified. */
    public static Map<String, Object> draftWithoutVote(String organisation) {
        Instant now = MovableClock.now();
        Map<String, Object> draft = draft(organisation);
        draft.put("phases", List.of(phase("collect", now.minusSeconds(60), now.plusSeconds(3600))));
        return draft;
    }

    public static Map<String, Object> phase(String kind, Instant opensAt, Instant closesAt) {
        return Map.of("kind", kind, "opensAt", opensAt.toString(), "closesAt", closesAt.toString());
    }

    public static Map<String, Object> rulebook(int submissions) {
        return Map.of(
                "submissionsVisible",
                "on_publication",
                "moderation",
                "pre",
                "submissionsPerParticipant",
                submissions,
                "resultsVisible",
                "after_close");
    }

    /** What can be written again of a draft: all but the organisation. */
    public static Map<String, Object> change(Map<String, Object> draft) {
        Map<String, Object> change = new HashMap<>(draft);
        change.remove("organisationId");
        return change;
    }

    public static String campaign(String editor, Map<String, Object> draft) {
        return once(editor)
                .body(draft)
                .post("/v1/admin/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response publish(String editor, String campaign) {
        return once(editor).body(Map.of()).post("/v1/admin/campaigns/" + campaign + "/publication");
    }

    /** A campaign as {@link #draft} has it, published. */
    public static String published(String owner) {
        String campaign = campaign(owner, draft(organisation(owner)));
        publish(owner, campaign).then().statusCode(200);
        return campaign;
    }

    /** The id of the n-th phase, from 0. */
    public static String phase(String campaign, int index) {
        return anybody()
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("phases[" + index + "].id");
    }

    /** All calls leave at the same moment; the status codes they come back with. */
    public static List<Integer> race(int runners, IntFunction<Response> call) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
            List<Future<Integer>> started = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                int runner = i;
                started.add(threads.submit(() -> {
                    gate.await();
                    return call.apply(runner).statusCode();
                }));
            }
            gate.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : started) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
