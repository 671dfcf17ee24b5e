package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;

/** The admin API of one realm. */
final class KeycloakAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String realm;
    private final String token;

    private KeycloakAdmin(String url, String realm, String username, String password) {
        this.url = url;
        this.realm = realm;
        String form = "grant_type=password&client_id=admin-cli&username=" + encode(username) + "&password="
                + encode(password);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= ERROR) {
            throw new BackingException(
                    "Keycloak at " + url + " does not let " + username + " in (" + response.statusCode()
                            + "). Set MINGA_KEYCLOAK_ADMIN_USERNAME and MINGA_KEYCLOAK_ADMIN_PASSWORD.");
        }
        this.token = read(response).path("access_token").asText();
    }

    static KeycloakAdmin of(Site site) {
        var administrator = site.keycloakAdministrator();
        return new KeycloakAdmin(site.keycloak(), "minga", administrator.getKey(), administrator.getValue());
    }

    /** A missing node where there is nothing. */
    JsonNode get(String path) {
        HttpResponse<String> response = ask("GET", path, null);
        return response.statusCode() == NOT_FOUND ? MissingNode.getInstance() : read(require("GET", path, response));
    }

    void post(String path, JsonNode body) {
        require("POST", path, ask("POST", path, body));
    }

    void put(String path, @Nullable JsonNode body) {
        require("PUT", path, ask("PUT", path, body));
    }

    void delete(String path) {
        require("DELETE", path, ask("DELETE", path, null));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param path within the realm, already encoded; empty for the realm itself */
    private HttpResponse<String> ask(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/admin/realms/" + realm + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BackingException("Keycloak at " + url + " can't be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while asking Keycloak", e);
        }
    }

    private static HttpResponse<String> require(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() >= ERROR) {
            throw new BackingException(
                    "Keycloak refuses %s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return response;
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new BackingException("Keycloak answered what is no JSON", e);
        }
    }
}
