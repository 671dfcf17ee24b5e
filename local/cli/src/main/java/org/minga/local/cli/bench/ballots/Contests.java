package org.minga.local.cli.bench.ballots;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.local.cli.api.Answer;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;

/** Sets up what is voted on, as an organiser does: organisation, campaign, contests, publication, opening. */
final class Contests {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ApiClient organiser;
    private final Instant now;

    Contests(URI gateway, BenchIssuer issuer, InstantSource clock) {
        String token = issuer.person("organiser", "admin");
        this.organiser = ApiClient.anonymous(gateway).as(() -> token);
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** So many open contests of a campaign of their own: two of ten options may be approved, any account may vote. */
    List<UUID> open(int count) {
        organiser.put("/v1/people/me", Map.of("displayName", "Organiser", "locale", "en", "zone", "UTC"));
        String organisation = id(organiser.post(
                "/v1/admin/organisations",
                Map.of("name", "Bench", "slug", "bench-" + UUID.randomUUID(), "kind", "institution")));
        JsonNode campaign =
                organiser.post("/v1/admin/campaigns", campaign(organisation)).body();
        String campaignId = campaign.path("id").asText();
        String phaseId = campaign.path("phases").path(0).path("id").asText();
        List<UUID> contests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contests.add(UUID.fromString(id(organiser.post("/v1/admin/contests", contest(campaignId, phaseId)))));
        }
        organiser.post("/v1/admin/campaigns/" + campaignId + "/publication", Map.of());
        organiser.post(
                "/v1/admin/campaigns/" + campaignId + "/phases/" + phaseId + "/opening", Map.of("reason", "Bench"));
        contests.forEach(this::awaitOpen);
        return contests;
    }

    private void awaitOpen(UUID contest) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            String state = organiser
                    .await("/v1/contests/" + contest, LIMIT)
                    .body()
                    .path("state")
                    .asText();
            if (state.equals("open")) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new ApiFailure("Contest " + contest + " is " + state + " and does not open.");
            }
            Pause.millis(50);
        }
    }

    private Map<String, Object> campaign(String organisation) {
        return Map.of(
                "organisationId", organisation,
                "title", Map.of("en", "Bench"),
                "brief", Map.of("en", "Many vote in the last minute."),
                "purpose", "participatory_budget",
                "zone", "UTC",
                "languages", List.of("en"),
                "goals", List.of(),
                "phases",
                        List.of(Map.of(
                                "kind", "vote",
                                "opensAt", now.plus(Duration.ofDays(1)).toString(),
                                "closesAt", now.plus(Duration.ofDays(8)).toString())),
                "rulebook",
                        Map.of(
                                "submissionsVisible", "on_publication",
                                "moderation", "post",
                                "submissionsPerParticipant", 1,
                                "resultsVisible", "after_close"));
    }

    private static Map<String, Object> contest(String campaign, String phase) {
        List<Map<String, String>> options = Voters.options().stream()
                .map(code -> Map.of("code", code, "title", "Option " + code))
                .toList();
        return Map.of(
                "campaignId",
                campaign,
                "phaseId",
                phase,
                "title",
                Map.of("en", "Which ones?"),
                "ballot",
                Map.of("kind", "approval", "min", 1, "max", 2),
                "method",
                Map.of("id", "approval"),
                "options",
                Map.of("from", "given", "list", options),
                "electorate",
                Map.of("kind", "any_account"),
                "resultVisibility",
                "after_close",
                // So that every batch has an event to write, too.
                "turnout",
                "live",
                "paper",
                false);
    }

    private static String id(Answer answer) {
        String id = answer.body().path("id").asText();
        if (id.isEmpty()) {
            throw new ApiFailure("The answer has no id: " + answer.body());
        }
        return id;
    }
}
