package org.minga.reward;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.TestTokens;

/** A campaign as the other services tell of it, new for each test; events are delivered by the real broker. */
public final class Town {
    public final UUID organisation = UUID.randomUUID();
    public final UUID campaign = UUID.randomUUID();
    private long campaignSequence;

    public static Town published() {
        Town town = new Town();
        town.members(Map.of("olivia", "owner", "vera", "viewer"), 1);
        town.campaign("published");
        return town;
    }

    public static Town draft() {
        Town town = new Town();
        town.members(Map.of("olivia", "owner"), 1);
        town.campaign("draft");
        return town;
    }

    public void members(Map<String, String> rolesByName, long sequence) {
        List<Map<String, String>> members = rolesByName.entrySet().stream()
                .map(entry -> Map.of("personId", TestTokens.subject(entry.getKey()), "role", entry.getValue()))
                .toList();
        deliver(
                "minga.organisation.members_changed.v1",
                organisation,
                sequence,
                Map.of("organisationId", organisation, "slug", "town", "name", "Town", "members", members));
    }

    public void campaign(String status) {
        deliver(
                "minga.campaign.published.v1",
                campaign,
                ++campaignSequence,
                Map.of("campaignId", campaign, "organisationId", organisation, "status", status));
    }

    public Map<String, Object> submission(UUID id, String status, String author) {
        Map<String, Object> data = new HashMap<>();
        data.put("submissionId", id);
        data.put("campaignId", campaign);
        data.put("status", status);
        data.put("title", "An idea");
        data.put("onBehalf", author.isEmpty());
        if (!author.isEmpty()) {
            data.put("authorId", TestTokens.subject(author));
        }
        return data;
    }

    /** The newest state of a submission; an empty author means that an organiser added it. */
    public void told(UUID submissionId, long sequence, String status, String author) {
        String fact = switch (status) {
            case "pending" -> "submitted";
            default -> status;
        };
        deliver("minga.submission." + fact + ".v1", submissionId, sequence, submission(submissionId, status, author));
    }

    public Map<String, Object> participation(UUID contest, String... names) {
        return Map.of(
                "contestId", contest, "campaignId", campaign, "page", 1, "pages", 1, "personIds", subjects(names));
    }

    public void voted(UUID contest, String... names) {
        deliver("minga.contest.participation_published.v1", contest, 5, participation(contest, names));
    }

    public Map<String, Object> outcome(UUID... selected) {
        return Map.of(
                "campaignId",
                campaign,
                "decisions",
                Arrays.stream(selected)
                        .map(id -> Map.of("submissionId", id.toString(), "decision", "selected"))
                        .toList());
    }

    public void decided(UUID... selected) {
        deliver("minga.outcome.published.v1", campaign, ++campaignSequence, outcome(selected));
    }

    private static List<String> subjects(String... names) {
        return Arrays.stream(names).map(TestTokens::subject).sorted().toList();
    }

    /** Publishes and waits until the service has taken it in. */
    public static UUID deliver(String type, UUID subject, long sequence, Object data) {
        UUID id = Events.publish(type, subject.toString(), sequence, Map.of(), data);
        awaitTakenIn(id);
        return id;
    }

    public static void awaitTakenIn(UUID eventId) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> takenIn(eventId));
    }

    private static boolean takenIn(UUID eventId) throws SQLException {
        try (Connection database = Events.database();
                PreparedStatement query = database.prepareStatement("SELECT 1 FROM inbox WHERE id = ?")) {
            query.setObject(1, eventId);
            return query.executeQuery().next();
        }
    }

    // what organisers and participants do

    public static final String POINTS_RULE =
            "{\"on\":\"submission_accepted\",\"grant\":{\"kind\":\"points\",\"amount\":10}}";
    public static final String BADGE_RULE =
            "{\"on\":\"participation\",\"grant\":{\"kind\":\"badge\",\"code\":\"took-part\",\"name\":{\"en\":\"Took part\"}}}";
    public static final String AWARD_RULE =
            "{\"on\":\"winner\",\"grant\":{\"kind\":\"award\",\"name\":{\"en\":\"Built next year\"},\"money\":{\"amount\":50000,\"currency\":\"EUR\"}}}";

    public String schemeBody(String... rules) {
        return "{\"campaignId\":\"" + campaign + "\",\"rules\":[" + String.join(",", rules) + "]}";
    }

    public String scheme(String... rules) {
        return as("olivia")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(schemeBody(rules))
                .post("/v1/admin/reward-schemes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String fullScheme() {
        return scheme(POINTS_RULE, BADGE_RULE, AWARD_RULE);
    }

    public static RequestSpecification as(String name) {
        return given().header(
                        "Authorization",
                        TestTokens.person(name).scopes("admin", "rewards:read").bearer())
                .contentType("application/json");
    }

    /** Points by person id, as everybody sees them. */
    public Map<String, Integer> leaderboard() {
        List<Map<String, Object>> items = given().queryParam("limit", 100)
                .get("/v1/leaderboards/" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        Map<String, Integer> points = new TreeMap<>();
        items.forEach(item -> points.put((String) item.get("personId"), (Integer) item.get("points")));
        return points;
    }

    /** The numbers of the trial balance. */
    public static Map<String, Integer> trialBalance(String schemeId) {
        return as("olivia")
                .get("/v1/admin/reward-schemes/" + schemeId + "/ledger")
                .then()
                .statusCode(200)
                .extract()
                .path("trialBalance");
    }
}
