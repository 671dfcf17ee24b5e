package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A campaign under test, seen by its organiser: a collect phase that is open from the start or not yet, then a vote phase
 * that the organiser opens early.
 */
final class Call {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E");

    final Person organiser;
    final String organisation;
    final String campaign;
    final Map<String, String> phases;

    private Call(Person organiser, String organisation, String campaign, Map<String, String> phases) {
        this.organiser = organiser;
        this.organisation = organisation;
        this.campaign = campaign;
        this.phases = phases;
    }

    /** A draft whose collect phase is open now. */
    static Call draft(String organiserName, Map<String, Object> rules) {
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
        return draft(
                organiserName,
                rules,
                List.of(
                        phase("collect", now.minusSeconds(60), now.plus(Duration.ofDays(2))),
                        phase("vote", now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(5)))));
    }

    private static Call draft(String organiserName, Map<String, Object> rules, List<Map<String, Object>> timetable) {
        Person organiser = Person.named(organiserName);
        String slug = "org-" + UUID.randomUUID().toString().substring(0, 8);
        String organisation = created(organiser.posts(
                "/v1/admin/organisations",
                Map.of("name", "Organisation " + slug, "slug", slug, "kind", "institution")));
        Map<String, Object> rulebook = new LinkedHashMap<>(Map.of(
                "submissionsVisible", "on_publication",
                "moderation", "post",
                "submissionsPerParticipant", 1000,
                "resultsVisible", "after_close"));
        rulebook.putAll(rules);
        Response draft = organiser.posts(
                "/v1/admin/campaigns",
                Map.ofEntries(
                        Map.entry("organisationId", organisation),
                        Map.entry("title", Map.of("en", "What shall we build? " + slug)),
                        Map.entry("brief", Map.of("en", "The river bank is ours to shape.")),
                        Map.entry("purpose", "innovation"),
                        Map.entry("zone", "Europe/Madrid"),
                        Map.entry("languages", List.of("en")),
                        Map.entry("goals", List.of()),
                        Map.entry("phases", timetable),
                        Map.entry("rulebook", rulebook)));
        String campaign = created(draft);
        Map<String, String> phases = new LinkedHashMap<>();
        List<Map<String, Object>> made = draft.jsonPath().getList("phases");
        made.forEach(phase -> phases.put(String.valueOf(phase.get("kind")), String.valueOf(phase.get("id"))));
        return new Call(organiser, organisation, campaign, phases);
    }

    /** A draft with a contest on given options, whose vote phase is on until this time. */
    static Call votingUntil(String organiserName, Instant closesAt) {
        Instant now = InstantSource.system().instant();
        return draft(
                organiserName,
                Map.of(),
                List.of(
                        phase("collect", now.minusSeconds(120), now.minusSeconds(60)),
                        phase("vote", now.minusSeconds(60), closesAt)));
    }

    private static Map<String, Object> phase(String kind, Instant opensAt, Instant closesAt) {
        return Map.of("kind", kind, "opensAt", opensAt.toString(), "closesAt", closesAt.toString());
    }

    /** An approval contest with given options A to E in the vote phase. */
    String contestWithGivenOptions() {
        return contest(Map.of(
                "from",
                "given",
                "list",
                CODES.stream()
                        .map(code -> Map.of("code", code, "title", "Option " + code))
                        .toList()));
    }

    String contestOnSubmissions() {
        return contest(Map.of("from", "submissions"));
    }

    private String contest(Map<String, Object> options) {
        return created(patiently(() -> organiser.posts("/v1/admin/contests", contestBody(options))));
    }

    Map<String, Object> contestBody(Map<String, Object> options) {
        return Map.ofEntries(
                Map.entry("campaignId", campaign),
                Map.entry("phaseId", phases.get("vote")),
                Map.entry("title", Map.of("en", "Which one?")),
                Map.entry("ballot", Map.of("kind", "approval", "min", 1, "max", 3)),
                Map.entry("method", Map.of("id", "approval", "seats", 1)),
                Map.entry("options", options),
                Map.entry("electorate", Map.of("kind", "any_account")),
                Map.entry("resultVisibility", "after_close"),
                Map.entry("paper", false));
    }

    void rewards() {
        Map<String, Object> scheme = Map.of(
                "campaignId",
                campaign,
                "rules",
                List.of(
                        Map.of("on", "submission_accepted", "grant", Map.of("kind", "points", "amount", 10)),
                        Map.of(
                                "on",
                                "participation",
                                "grant",
                                Map.of("kind", "badge", "code", "took-part", "name", Map.of("en", "Took part"))),
                        Map.of(
                                "on",
                                "winner",
                                "grant",
                                Map.of("kind", "award", "name", Map.of("en", "Built by the city")))));
        created(patiently(() -> organiser.posts("/v1/admin/reward-schemes", scheme)));
    }

    void publish() {
        Response answer = organiser.posts("/v1/admin/campaigns/" + campaign + "/publication", Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
    }

    Response move(String phase, String transition) {
        return organiser.posts(
                "/v1/admin/campaigns/" + campaign + "/phases/" + phases.get(phase) + "/" + transition,
                Map.of("reason", "It is time."));
    }

    /** Closes collecting, opens voting, and waits until ballots are taken. */
    void openVoting(String contest) {
        ok(move("collect", "closing"));
        ok(move("vote", "opening"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(contestState(contest)).isEqualTo("open"));
    }

    /** Closes voting and waits for the result. */
    Response closeVoting(String contest) {
        ok(move("vote", "closing"));
        return awaitResult(contest, PATIENCE);
    }

    Response awaitResult(String contest, Duration patience) {
        await().atMost(patience)
                .untilAsserted(() -> assertThat(contestState(contest)).isEqualTo("provisional"));
        return ok(organiser.gets("/v1/contests/" + contest + "/result"));
    }

    String contestState(String contest) {
        return organiser.gets("/v1/contests/" + contest).jsonPath().getString("state");
    }

    Response submits(Person person, String title, String key) {
        return person.posts(
                "/v1/submissions",
                Map.of("campaignId", campaign, "type", "idea", "title", title, "body", "Because.", "language", "en"),
                key);
    }

    Response casts(Person person, String contest, List<String> selections) {
        return person.puts("/v1/contests/" + contest + "/ballot", Map.of("selections", selections));
    }

    /** Repeats while another service has not heard of the thing yet. */
    static Response patiently(Supplier<Response> request) {
        Instant deadline = InstantSource.system().instant().plus(PATIENCE);
        while (true) {
            Response answer = request.get();
            boolean notYet = answer.statusCode() == 404 && answer.header("Retry-After") != null;
            if (!notYet || InstantSource.system().instant().isAfter(deadline)) {
                return answer;
            }
        }
    }

    static Response ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        return answer;
    }

    static String created(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }
}
