package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minga.local.backing.KeycloakDistribution;
import org.minga.local.backing.KeycloakOptions;
import org.minga.local.backing.KeycloakServer;
import org.minga.local.backing.ProjectRoot;
import org.minga.local.backing.process.FolderLock;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.Processes;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.api.Tokens;

/** The realm in the real Keycloak: what its tokens say. The distribution is fetched and built once per checkout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakRealmIT {
    private static final String SECRET = "only-for-this-test";

    private final Path root = ProjectRoot.find();
    private final Path folder = root.resolve(".minga/test/keycloak");
    private final FolderLock lock = FolderLock.take(folder, "test.lock", Duration.ofMinutes(10));
    private final KeycloakServer keycloak = start();

    private KeycloakServer start() {
        List<Integer> ports = Ports.free(2);
        Path realm = LocalRealm.write(
                root, folder.resolve("realm.json"), Map.of("demo-partner", SECRET, "campaign-service", SECRET));
        return KeycloakServer.start(new KeycloakOptions(
                folder,
                root.resolve(".minga/tools"),
                folder.resolve("keycloak.log"),
                ports.get(0),
                ports.get(1),
                "minga",
                realm,
                () -> KeycloakDistribution.fetch(root, folder.resolve("download")),
                Duration.ofMinutes(5),
                line -> {}));
    }

    @BeforeAll
    void it_runs() {
        assertThat(keycloak.process().isAlive()).isTrue();
    }

    @AfterAll
    void stop() {
        keycloak.close();
        assertThat(Processes.ofFolder(folder)).isEmpty();
        lock.close();
    }

    @Test
    void a_person_s_token_names_subject_client_audience_and_scopes() throws Exception {
        JsonNode claims = claims(Tokens.of(keycloak.issuer()).fresh("ana", "ana", Tokens.ALL_SCOPES));

        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
        assertThat(claims.path("sub").asText()).isEqualTo("a3c9e6f0-2b7d-4e15-b8a1-90d4c6e7f803");
        assertThat(claims.path("azp").asText()).isEqualTo("minga-app");
        assertThat(texts(claims.path("aud"))).contains("minga-api");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("ana");
        assertThat(claims.path("scope").asText().split(" "))
                .contains("profile", "submissions:write", "ballots:cast", "rewards:read", "admin")
                .doesNotContain("contests:validate");
        assertThat(claims.has("acr")).isTrue();
        assertThat(claims.has("client_id")).isFalse();
        assertThat(claims.has("email")).isFalse();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1800);
    }

    @Test
    void scopes_are_only_those_that_were_asked_for() throws Exception {
        JsonNode claims = claims(Tokens.of(keycloak.issuer()).fresh("bo", "bo", "openid ballots:cast"));

        assertThat(claims.path("scope").asText().split(" "))
                .contains("ballots:cast")
                .doesNotContain("admin", "submissions:write");
    }

    @Test
    void the_token_of_a_service_account_can_be_told_apart() throws Exception {
        JsonNode claims = claims(clientToken("campaign-service", "openid"));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("service-account-campaign-service");
        assertThat(claims.path("client_id").asText()).isEqualTo("campaign-service");
        assertThat(claims.path("azp").asText()).isEqualTo("campaign-service");
        assertThat(claims.path("scope").asText().split(" ")).contains("contests:validate");
        assertThat(texts(claims.path("aud"))).contains("minga-api");
        assertThat(claims.path("sub").asText()).isNotEmpty();
    }

    @Test
    void a_partner_s_own_token_has_the_scope_it_asks_for() throws Exception {
        JsonNode claims = claims(clientToken("demo-partner", "admin"));

        assertThat(claims.path("scope").asText().split(" ")).contains("admin");
        assertThat(claims.path("client_id").asText()).isEqualTo("demo-partner");
    }

    @Test
    void a_wrong_password_is_one_clear_message() {
        assertThatThrownBy(() -> Tokens.of(keycloak.issuer()).fresh("ana", "bo", "openid"))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("Keycloak gives no token for ana");
    }

    private String clientToken(String client, String scope) throws Exception {
        String form = Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client,
                        "client_secret", SECRET,
                        "scope", scope)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return new ObjectMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        }
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
