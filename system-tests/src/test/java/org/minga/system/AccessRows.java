package org.minga.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minga.local.cli.platform.Service;
import org.minga.system.Operations.Operation;

/** The rows of the access table: for each operation whose business it is, and a body that could be meant. */
final class AccessRows {
    private static final String EVERYBODY = "EVERYBODY";
    private static final String PERSONS = "PERSONS";
    private static final String AUTHORS = "AUTHORS";
    private static final String FOUNDERS = "FOUNDERS";
    private static final String ORGANISERS = "ORGANISERS";
    private static final String MEMBERS = "MEMBERS";
    private static final Map<String, Object> NONE = Map.of();

    private AccessRows() {}

    record Row(String circle, Map<String, Object> body) {}

    static Map<String, Row> rows(Call call, String contest, String submission) {
        Map<String, Row> rows = new TreeMap<>();
        // campaign-service
        rows.put("GET /v1/people", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/people/me", new Row(PERSONS, NONE));
        rows.put(
                "PUT /v1/people/me",
                new Row(PERSONS, Map.of("displayName", "Somebody", "locale", "en", "zone", "UTC")));
        rows.put("GET /v1/organisations/{id}", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/campaigns", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/campaigns/{id}", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/campaigns/{id}/notices", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/campaigns/{id}/outcome", new Row(EVERYBODY, NONE));
        rows.put(
                "POST /v1/admin/organisations",
                new Row(FOUNDERS, Map.of("name", "Access", "slug", "access-" + UUID.randomUUID(), "kind", "person")));
        rows.put("GET /v1/admin/organisations", new Row(ORGANISERS, NONE));
        rows.put("PUT /v1/admin/organisations/{id}", new Row(MEMBERS, Map.of("name", "Access", "kind", "person")));
        rows.put("GET /v1/admin/organisations/{id}/members", new Row(MEMBERS, NONE));
        rows.put("PUT /v1/admin/organisations/{id}/members/{personId}", new Row(MEMBERS, Map.of("role", "viewer")));
        rows.put("DELETE /v1/admin/organisations/{id}/members/{personId}", new Row(MEMBERS, NONE));
        Map<String, Object> draft = draft(call);
        rows.put("POST /v1/admin/campaigns", new Row(MEMBERS, draft));
        rows.put("GET /v1/admin/campaigns", new Row(MEMBERS, NONE));
        rows.put("GET /v1/admin/campaigns/{id}", new Row(MEMBERS, NONE));
        rows.put("PUT /v1/admin/campaigns/{id}", new Row(MEMBERS, without(draft, "organisationId")));
        rows.put("GET /v1/admin/campaigns/{id}/log", new Row(MEMBERS, NONE));
        rows.put("POST /v1/admin/campaigns/{id}/publication", new Row(MEMBERS, NONE));
        for (String transition : List.of("opening", "closing")) {
            rows.put(
                    "POST /v1/admin/campaigns/{id}/phases/{phaseId}/" + transition,
                    new Row(MEMBERS, Map.of("reason", "Because.")));
        }
        rows.put(
                "POST /v1/admin/campaigns/{id}/phases/{phaseId}/extension",
                new Row(MEMBERS, Map.of("reason", "Because.", "closesAt", "2020-01-01T00:00:00Z")));
        rows.put(
                "POST /v1/admin/campaigns/{id}/outcome",
                new Row(
                        MEMBERS,
                        Map.of(
                                "summary",
                                Map.of("en", "Done."),
                                "decisions",
                                List.of(Map.of(
                                        "submissionId",
                                        submission,
                                        "decision",
                                        "selected",
                                        "reason",
                                        Map.of("en", "Good."))))));
        // submission-service
        Map<String, Object> idea = Map.of(
                "campaignId", call.campaign, "type", "idea", "title", "A bench", "body", "To sit.", "language", "en");
        rows.put("GET /v1/submissions", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/submissions/{id}", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/moderation-log", new Row(EVERYBODY, NONE));
        rows.put("POST /v1/submissions", new Row(PERSONS, idea));
        rows.put(
                "PUT /v1/submissions/{id}",
                new Row(AUTHORS, Map.of("title", "A bench", "body", "To sit.", "language", "en")));
        rows.put("POST /v1/submissions/{id}/withdrawal", new Row(AUTHORS, NONE));
        rows.put("POST /v1/admin/submissions", new Row(MEMBERS, idea));
        rows.put("GET /v1/admin/submissions", new Row(MEMBERS, NONE));
        rows.put("POST /v1/admin/submissions/{id}/decision", new Row(MEMBERS, Map.of("decision", "approve")));
        // voting-service
        Map<String, Object> contestBody = call.contestBody(Map.of("from", "submissions"));
        rows.put("GET /v1/counting-methods", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/result", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/result/explanation", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/bundle", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/log-keys", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/log/head", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/log/heads", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/log/entries", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/log/inclusion-proof", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/log/consistency-proof", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/contests/{id}/exports/{format}", new Row(EVERYBODY, NONE));
        rows.put("PUT /v1/contests/{id}/ballot", new Row(PERSONS, Map.of("selections", List.of("A"))));
        rows.put("GET /v1/contests/{id}/ballot", new Row(PERSONS, NONE));
        rows.put("DELETE /v1/contests/{id}/ballot", new Row(PERSONS, NONE));
        rows.put("POST /v1/contests/{id}/pairs", new Row(PERSONS, NONE));
        rows.put("PUT /v1/contests/{id}/pairs/{appearance}", new Row(PERSONS, Map.of("winner", "A")));
        rows.put("POST /v1/admin/contests", new Row(MEMBERS, contestBody));
        rows.put("POST /v1/admin/contest-previews", new Row(MEMBERS, contestBody));
        rows.put("GET /v1/admin/contests", new Row(MEMBERS, NONE));
        rows.put("GET /v1/admin/contests/{id}", new Row(MEMBERS, NONE));
        rows.put("PUT /v1/admin/contests/{id}", new Row(MEMBERS, contestBody));
        rows.put(
                "PUT /v1/admin/contests/{id}/paper-pages/{n}",
                new Row(MEMBERS, Map.of("ballots", List.of(Map.of("selections", List.of("A"))))));
        rows.put("GET /v1/admin/contests/{id}/paper-pages", new Row(MEMBERS, NONE));
        rows.put("GET /v1/contests/{id}/eligibility", new Row(PERSONS, NONE));
        rows.put("GET /v1/contests/{id}/turnout", new Row(EVERYBODY, NONE));
        rows.put(
                "PUT /v1/admin/contests/{id}/voter-roll/pages/{n}",
                new Row(MEMBERS, Map.of("voters", List.of(Map.of("personId", "somebody")))));
        rows.put("GET /v1/admin/contests/{id}/voter-roll", new Row(MEMBERS, NONE));
        rows.put("DELETE /v1/admin/contests/{id}/voter-roll/pages/{n}", new Row(MEMBERS, NONE));
        rows.put("POST /v1/admin/contests/{id}/certification", new Row(MEMBERS, NONE));
        // reward-service
        rows.put("GET /v1/me/rewards", new Row(PERSONS, NONE));
        rows.put("GET /v1/leaderboards/{campaignId}", new Row(EVERYBODY, NONE));
        rows.put("GET /v1/awards", new Row(EVERYBODY, NONE));
        rows.put(
                "POST /v1/admin/reward-schemes",
                new Row(
                        MEMBERS,
                        Map.of(
                                "campaignId",
                                call.campaign,
                                "rules",
                                List.of(Map.of(
                                        "on",
                                        "submission_accepted",
                                        "grant",
                                        Map.of("kind", "points", "amount", 1))))));
        rows.put("GET /v1/admin/reward-schemes", new Row(MEMBERS, NONE));
        rows.put("GET /v1/admin/reward-schemes/{id}", new Row(MEMBERS, NONE));
        rows.put("GET /v1/admin/reward-schemes/{id}/ledger", new Row(MEMBERS, NONE));
        return rows;
    }

    private static Map<String, Object> draft(Call call) {
        return Map.of(
                "organisationId",
                call.organisation,
                "title",
                Map.of("en", "Another call"),
                "brief",
                Map.of("en", "Brief."),
                "purpose",
                "innovation",
                "zone",
                "UTC",
                "languages",
                List.of("en"),
                "goals",
                List.of(),
                "phases",
                List.of(Map.of(
                        "kind",
                        "collect",
                        "opensAt",
                        Instant.parse("2040-01-01T00:00:00Z").toString(),
                        "closesAt",
                        Instant.parse("2040-02-01T00:00:00Z").toString())),
                "rulebook",
                Map.of(
                        "submissionsVisible",
                        "on_publication",
                        "moderation",
                        "post",
                        "submissionsPerParticipant",
                        3,
                        "resultsVisible",
                        "after_close"));
    }

    private static Map<String, Object> without(Map<String, Object> body, String field) {
        Map<String, Object> rest = new TreeMap<>(body);
        rest.remove(field);
        return rest;
    }

    /** The id that {@code {id}} stands for in a path. */
    static String id(String path, Map<String, String> ids) {
        for (String thing : List.of("organisation", "campaign", "submission", "contest")) {
            if (path.startsWith("/v1/" + thing + "s/") || path.startsWith("/v1/admin/" + thing + "s/")) {
                return ids.getOrDefault(thing + "Id", "");
            }
        }
        return ids.getOrDefault("schemeId", "");
    }

    /** What a list is asked for. */
    static String query(Operation operation, Map<String, String> ids) {
        return switch (operation.name()) {
            case "GET /v1/people" -> "?ids=" + ids.get("personId");
            case "GET /v1/admin/campaigns" -> "?organisation=" + ids.get("organisationId");
            case "GET /v1/submissions",
                    "GET /v1/admin/submissions",
                    "GET /v1/moderation-log",
                    "GET /v1/contests",
                    "GET /v1/admin/contests",
                    "GET /v1/awards",
                    "GET /v1/admin/reward-schemes" -> "?campaign=" + ids.get("campaignId");
            default -> "";
        };
    }

    static Service owner(String path) {
        String root = path.replaceFirst("^/v1/(admin/)?", "").replaceFirst("/.*", "");
        return switch (root) {
            case "people", "organisations", "campaigns" -> Service.CAMPAIGN;
            case "submissions", "moderation-log" -> Service.SUBMISSION;
            case "contests", "counting-methods", "contest-previews", "log-keys" -> Service.VOTING;
            case "me", "leaderboards", "awards", "reward-schemes" -> Service.REWARD;
            default -> throw new IllegalArgumentException("whose is " + path + "?");
        };
    }
}
