package org.minga.local.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.minga.local.cli.api.Answer;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.api.OnePhase;

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
        JsonNode made = client.post(
                        "/v1/admin/campaigns",
                        OnePhase.campaign(organisation.toString(), "Bench", "Measured, not meant.", phase, now))
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

    private static String id(Answer answer) {
        String id = answer.body().path("id").asText();
        if (id.isEmpty()) {
            throw new ApiFailure("The answer has no id: " + answer.body());
        }
        return id;
    }
}
