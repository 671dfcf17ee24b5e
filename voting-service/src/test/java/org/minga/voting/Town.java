package org.minga.voting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.TestTokens;

/**
 * A town with a campaign of its own, as the other services would tell of it: olivia owns the organisation, vera may
 * look. Each test builds one and stays apart from all others.
 */
public final class Town {
    private static final AtomicInteger TOWNS = new AtomicInteger();

    public final UUID organisation = UUID.randomUUID();
    public final UUID campaign = UUID.randomUUID();
    public final UUID collect = UUID.randomUUID();
    public final UUID vote = UUID.randomUUID();

    private final int number = TOWNS.incrementAndGet();
    private final Map<UUID, Integer> submissions = new LinkedHashMap<>();
    private long sequence;
    private long membership;
    private Instant opensAt = MovableClock.now().minusSeconds(60);
    private Instant closesAt = MovableClock.now().plusSeconds(3_600);
    private Instant collectedAt = MovableClock.now().minusSeconds(3_600);
    private String submissionsVisible = "on_publication";

    private Town() {}

    /** A campaign that is a draft: contests can be set up whatever its dates. */
    public static Town draft() {
        Town town = new Town();
        town.members(Map.of("olivia", "owner", "vera", "viewer"));
        town.tell("minga.campaign.created.v1", "draft");
        return town;
    }

    /** From now on the organisation has these members, each with their role. */
    public void members(Map<String, String> roles) {
        membership++;
        Events.publish(
                "minga.organisation.members_changed.v1",
                organisation.toString(),
                membership,
                Map.of("organisation", organisation.toString()),
                Map.of(
                        "organisationId",
                        organisation,
                        "slug",
                        "town-" + number,
                        "name",
                        "Town",
                        "members",
                        roles.entrySet().stream()
                                .map(member -> Map.of(
                                        "personId", TestTokens.subject(member.getKey()), "role", member.getValue()))
                                .toList()));
        awaitSequence("organisation_copy", organisation, membership);
    }

    /** Whose vote phase opens in an hour. */
    public Town votingLater() {
        opensAt = MovableClock.now().plusSeconds(3_600);
        closesAt = MovableClock.now().plusSeconds(7_200);
        return this;
    }
    /** That still collects, and shows what it has collected only then. */
    public Town collectingInSecret() {
        collectedAt = MovableClock.now().plusSeconds(600);
        submissionsVisible = "after_collect";
        return this;
    }

    public Town publish() {
        return tell("minga.campaign.published.v1", "published");
    }

    /** Moves the vote phase, as an organiser who opens it early. */
    public Town openVote() {
        opensAt = MovableClock.now();
        return tell("minga.phase.opened.v1", "published");
    }

    /** As an organiser who closes the vote phase early. */
    public Town closeVote() {
        closesAt = MovableClock.now();
        return tell("minga.phase.closed.v1", "published");
    }

    /** As an organiser who gives the vote phase another close. */
    public Town moveClose(Instant to) {
        closesAt = to;
        return tell("minga.phase.extended.v1", "published");
    }

    public Instant closesAt() {
        return closesAt;
    }

    private Town tell(String type, String status) {
        sequence++;
        Instant start = MovableClock.now().minus(Duration.ofDays(2));
        Map<String, Object> data = Map.of(
                "campaignId",
                campaign,
                "organisationId",
                organisation,
                "status",
                status,
                "title",
                Map.of("en", "A park"),
                "zone",
                "Europe/Madrid",
                "phases",
                List.of(phase(collect, "collect", start, collectedAt), phase(vote, "vote", opensAt, closesAt)),
                "rulebook",
                Map.of(
                        "version",
                        1,
                        "hash",
                        "sha256:" + "0a".repeat(32),
                        "submissionsVisible",
                        submissionsVisible,
                        "moderation",
                        "pre",
                        "submissionsPerParticipant",
                        3));
        Events.publish(
                type,
                campaign.toString(),
                sequence,
                Map.of("organisation", organisation.toString(), "campaign", campaign.toString()),
                data);
        awaitSequence("campaign_copy", campaign, sequence);
        return this;
    }

    private static Map<String, Object> phase(UUID id, String kind, Instant opensAt, Instant closesAt) {
        return Map.of("id", id, "kind", kind, "opensAt", opensAt.toString(), "closesAt", closesAt.toString());
    }

    public UUID submission(String title, @Nullable String code, @Nullable Long euros) {
        UUID id = UUID.randomUUID();
        submission(id, "published", title, code, euros, "EUR");
        return id;
    }

    public void submission(
            UUID id, String status, String title, @Nullable String code, @Nullable Long cost, String currency) {
        int next = submissions.merge(id, 1, Integer::sum);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("submissionId", id);
        data.put("campaignId", campaign);
        data.put("status", status);
        data.put("title", title);
        data.put("onBehalf", true);
        if (code != null) {
            data.put("code", code);
        }
        if (cost != null) {
            data.put("cost", Map.of("amount", cost, "currency", currency));
        }
        Events.publish(
                "minga.submission." + (status.equals("pending") ? "submitted" : status) + ".v1",
                id.toString(),
                next,
                Map.of("campaign", campaign.toString()),
                data);
        awaitSequence("submission_copy", id, next);
    }

    private static void awaitSequence(String table, UUID id, long sequence) {
        Awaitility.await("the copy " + table + " is up to date")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        number("SELECT coalesce(max(sequence), 0) FROM " + table + " WHERE id = ?", id) >= sequence);
    }

    /** The first column of the first row. */
    public static long number(String sql, Object... parameters) {
        try (Connection database = Events.database();
                PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows. */
    public static List<String> texts(String sql, Object... parameters) {
        try (Connection database = Events.database();
                PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql) {
        try (Connection database = Events.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RequestSpecification as(String person, String scope) {
        return given().header(
                        "Authorization", TestTokens.person(person).scopes(scope).bearer())
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification admin(String person) {
        return as(person, "admin");
    }

    public static RequestSpecification keyed(String person) {
        return admin(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Anything may be overridden; a null takes a member away. */
    public Map<String, Object> contest(Map<String, ?> with) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("campaignId", campaign);
        draft.put("phaseId", vote);
        draft.put("title", Map.of("en", "Which one?"));
        draft.put("ballot", Map.of("kind", "approval", "min", 1, "max", 3));
        draft.put("method", Map.of("id", "approval"));
        draft.put("options", options("A", "B", "C"));
        draft.putAll(with);
        draft.values().removeIf(java.util.Objects::isNull);
        return draft;
    }

    public static Map<String, Object> options(String... codes) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String code : codes) {
            list.add(Map.of("code", code, "title", "Option " + code));
        }
        return Map.of("from", "given", "list", list);
    }

    public UUID create(Map<String, ?> with) {
        Response created = keyed("olivia").body(contest(with)).post("/v1/admin/contests");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return UUID.fromString(created.path("id"));
    }

    /** An open approval contest with options A, B and C. */
    public static Opened open(Map<String, ?> with) {
        Town town = draft();
        UUID contest = town.create(with);
        town.publish();
        return new Opened(town, contest);
    }

    public static Opened open() {
        return open(Map.of());
    }

    /** A page of a voter roll; each voter as the API takes them. */
    public static Response roll(UUID contest, int page, Map<String, ?> body) {
        return admin("olivia").body(body).put("/v1/admin/contests/" + contest + "/voter-roll/pages/" + page);
    }

    /** A page that is the whole roll of these people, by the names of their tokens. */
    public static Response roll(UUID contest, String... people) {
        List<Map<String, String>> voters = new ArrayList<>();
        for (String person : people) {
            voters.add(Map.of("personId", TestTokens.subject(person)));
        }
        return roll(contest, 1, Map.of("voters", voters));
    }

    /** A contest of a published campaign whose vote phase is on. */
    public record Opened(Town town, UUID contest) {
        public Response cast(String voter, Object ballot) {
            return as(voter, "ballots:cast").body(ballot).put("/v1/contests/" + contest + "/ballot");
        }

        public Response approve(String voter, String... codes) {
            return cast(voter, Map.of("selections", List.of(codes)));
        }

        public Response page(int page, List<?> ballots) {
            return admin("olivia")
                    .body(Map.of("ballots", ballots))
                    .put("/v1/admin/contests/" + contest + "/paper-pages/" + page);
        }

        public Response get() {
            return given().get("/v1/contests/" + contest);
        }

        /** Closes the phase early and waits for the count. */
        public Response count() {
            town.closeVote();
            return awaitResult();
        }

        public Response awaitResult() {
            Awaitility.await("the contest is counted")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> state().equals("provisional"));
            return given().get("/v1/contests/" + contest + "/result");
        }

        public String state() {
            return texts("SELECT state FROM contest WHERE id = ?", contest).getFirst();
        }
    }
}
