package org.minga.local.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of demo accounts, kept until shortly before they expire. */
public final class Tokens {
    public static final String ALL_SCOPES = "openid profile submissions:write ballots:cast rewards:read admin";

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final URI endpoint;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private Tokens(URI endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Tokens of a Keycloak realm, by its issuer address. */
    public static Tokens of(String issuer) {
        return new Tokens(URI.create(issuer + "/protocol/openid-connect/token"), InstantSource.system());
    }

    /** A token of a demo account (password = name) with every scope. */
    public String of(Person person) {
        Kept found = kept.get(person.username());
        if (found == null || clock.instant().isAfter(found.until())) {
            found = request(person.username(), person.username(), ALL_SCOPES);
            kept.put(person.username(), found);
        }
        return found.token();
    }

    /**
     * A new token.
     *
     * @throws ApiFailure when Keycloak refuses
     */
    public String fresh(String username, String password, String scope) {
        return request(username, password, scope).token();
    }

    private Kept request(String username, String password, String scope) {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", "minga-app",
                        "username", username,
                        "password", password,
                        "scope", scope)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != OK) {
                throw new ApiFailure(
                        response.statusCode(),
                        body.path("error").asText(""),
                        "Keycloak gives no token for " + username + ": "
                                + body.path("error_description")
                                        .asText(body.path("error").asText("no reason given")) + ".");
            }
            Instant until = clock.instant()
                    .plusSeconds(body.path("expires_in").asLong())
                    .minus(MARGIN);
            return new Kept(body.path("access_token").asText(), until);
        } catch (IOException e) {
            throw new ApiFailure("Keycloak at " + endpoint + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted while asking Keycloak", e);
        }
    }

    private record Kept(String token, Instant until) {}
}
