package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalRealmTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_overlay_replaces_members_of_the_realm_and_of_single_clients() throws Exception {
        JsonNode realm = JSON.readTree("""
                {"realm": "minga", "accessTokenLifespan": 300,
                 "clients": [{"clientId": "app", "publicClient": true, "directAccessGrantsEnabled": false},
                             {"clientId": "partner", "publicClient": false}]}
                """);
        JsonNode overlay = JSON.readTree("""
                {"accessTokenLifespan": 1800, "users": [{"username": "ana"}],
                 "clients": {"app": {"directAccessGrantsEnabled": true}}}
                """);

        JsonNode composed = LocalRealm.compose(realm, overlay, Map.of("partner", "s3cret"));

        assertThat(composed).isEqualTo(JSON.readTree("""
                {"realm": "minga", "accessTokenLifespan": 1800,
                 "clients": [{"clientId": "app", "publicClient": true, "directAccessGrantsEnabled": true},
                             {"clientId": "partner", "publicClient": false, "secret": "s3cret"}],
                 "users": [{"username": "ana"}]}
                """));
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
    }
}
