package org.minga.local.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.local.cli.api.Answer;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;

/** Sets campaigns up through the gateway, as an organiser does. */
public final class Organiser {
    private final ApiClient client;
    private final Instant now;

    public Organiser(URI gateway, BenchIssuer issuer, InstantSource clock) {
        String token = issuer.person("organiser", "admin");
        this.client = ApiClient.anonymous(gateway).as(() -> token);
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A campaign with one phase. */
    public record Campaign(UUID id, UUID phase) {}

    /** Calls as the organiser. */
    public ApiClient client() {
        return client;
    }

    /** Creates something, and tells its id. */
    public UUID create(String path, Object body) {
        return UUID.fromString(id(client.post(path, body)));
    }

    /** A draft of an organisation of its own, with one phase of a kind. */
    public Campaign campaign(String phase) {
        client.put("/v1/people/me", Map.of("displayName", "Organiser", "locale", "en", "zone", "UTC"));
        UUID organisation = create(
                "/v1/admin/organisations",
                Map.of("name", "Bench", "slug", "bench-" + UUID.randomUUID(), "kind", "institution"));
        JsonNode made = client.post("/v1/admin/campaigns", campaign(organisation, phase))
                .body();
        return new Campaign(
                UUID.fromString(made.path("id").asText()),
                UUID.fromString(made.path("phases").path(0).path("id").asText()));
    }

    /** Publishes it and opens its phase. */
    public void open(Campaign campaign) {
        String path = "/v1/admin/campaigns/" + campaign.id();
        client.post(path + "/publication", Map.of());
        client.post(path + "/phases/" + campaign.phase() + "/opening", Map.of("reason", "Bench"));
    }

    private Map<String, Object> campaign(UUID organisation, String phase) {
        return Map.of(
                "organisationId", organisation.toString(),
                "title", Map.of("en", "Bench"),
                "brief", Map.of("en", "Measured, not meant."),
                "purpose", "participatory_budget",
                "zone", "UTC",
                "languages", List.of("en"),
                "goals", List.of(),
                "phases",
                        List.of(Map.of(
                                "kind", phase,
                                "opensAt", now.plus(Duration.ofDays(1)).toString(),
                                "closesAt", now.plus(Duration.ofDays(8)).toString())),
                "rulebook",
                        Map.of(
                                "submissionsVisible", "on_publication",
                                "moderation", "post",
                                "submissionsPerParticipant", 1,
                                "resultsVisible", "after_close"));
    }

    private static String id(Answer answer) {
        String id = answer.body().path("id").asText();
        if (id.isEmpty()) {
            throw new ApiFailure("The answer has no id: " + answer.body());
        }
        return id;
    }
}
