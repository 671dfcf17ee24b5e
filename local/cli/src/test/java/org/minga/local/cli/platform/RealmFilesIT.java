package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.ProjectRoot;

/** What the production realm must never hold, and what every token needs. */
class RealmFilesIT {
    private final JsonNode realm = read("minga-realm.json");
    private final JsonNode overlay = read("local-overlay.json");

    @Test
    void the_production_realm_has_no_accounts_no_secrets_and_no_password_grant() {
        assertThat(realm.has("users")).isFalse();
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.has("secret")).isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("redirectUris")).isEmpty();
        }
        assertThat(realm.path("accessTokenLifespan").asInt()).isLessThanOrEqualTo(300);
    }

    @Test
    void every_client_gets_the_audience_the_subject_and_the_assurance_level() {
        for (JsonNode client : realm.path("clients")) {
            assertThat(texts(client.path("defaultClientScopes"))).contains("basic", "acr", "minga-audience");
        }
    }

    @Test
    void only_campaign_service_may_validate_contests() {
        for (JsonNode client : realm.path("clients")) {
            List<String> scopes = texts(client.path("defaultClientScopes"));
            scopes.addAll(texts(client.path("optionalClientScopes")));
            assertThat(scopes.contains("contests:validate"))
                    .isEqualTo(client.path("clientId").asText().equals("campaign-service"));
        }
    }

    @Test
    void the_overlay_changes_only_clients_that_the_realm_has() {
        List<String> known = new ArrayList<>();
        realm.path("clients")
                .forEach(client -> known.add(client.path("clientId").asText()));

        assertThat(known)
                .containsAll(overlay.path("clients").properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toList());
        assertThat(overlay.path("users")).hasSize(7);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode read(String name) {
        try {
            Path file = ProjectRoot.find().resolve("local/keycloak").resolve(name);
            return new ObjectMapper().readTree(file.toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
