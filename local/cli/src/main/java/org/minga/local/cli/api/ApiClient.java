package org.minga.local.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the gateway for one person, or for nobody.
 *
 * <p>Services learn from each other through events, so a thing that was just made may be unknown elsewhere for a moment:
 * an answer with {@code Retry-After} (404, 409, 429, 503) is tried again, with the same idempotency key, for at most
 * {@link #PATIENCE}.
 */
public final class ApiClient {
    /** How long an answer that says "try again" is tried again. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_LIMIT = Duration.ofMinutes(2);
    private static final int NOT_MODIFIED = 300;

    private final URI gateway;
    private final @Nullable Supplier<String> token;
    private final HttpClient client;

    private ApiClient(URI gateway, @Nullable Supplier<String> token, HttpClient client) {
        this.gateway = gateway;
        this.token = token;
        this.client = client;
    }

    /** Calls without a token. */
    public static ApiClient anonymous(URI gateway) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new ApiClient(gateway, null, client);
    }

    /** The same gateway, called with a person's token. */
    public ApiClient as(Tokens source, Person caller) {
        return as(() -> source.of(caller));
    }

    /** The same gateway, called with whatever token is given before each call. */
    public ApiClient as(Supplier<String> source) {
        return new ApiClient(gateway, source, client);
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Creates something; the key makes a repetition harmless. */
    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** Creates something under a key of the caller's, who may come back with it after a crash. */
    public Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    /**
     * Waits for something that appears later, such as a result after the close.
     *
     * @throws ApiFailure with the last refusal, when it does not appear in time
     */
    public Answer await(String path, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return get(path);
            } catch (ApiFailure e) {
                boolean later = e.status() == 404 || e.status() == 409 || e.status() == 503;
                if (!later || System.nanoTime() > end) {
                    throw e;
                }
                pause(Duration.ofMillis(300));
            }
        }
    }

    /** Saves a body to a file as it is, for instance an audit bundle. */
    public void download(String path, Path file) {
        HttpRequest request = request("GET", path, null, Map.of("Accept", "application/x-ndjson, */*"));
        try {
            HttpResponse<Path> response = client.send(
                    request,
                    HttpResponse.BodyHandlers.ofFile(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING));
            if (response.statusCode() >= NOT_MODIFIED) {
                throw new ApiFailure(
                        response.statusCode(), "", "GET " + path + " was answered with " + response.statusCode() + ".");
            }
        } catch (IOException e) {
            throw new ApiFailure("GET " + path + " was cut short: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted", e);
        }
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> response = exchange(request(method, path, body, headers));
            JsonNode parsed = parse(response);
            if (response.statusCode() < NOT_MODIFIED) {
                return new Answer(response.statusCode(), parsed, response.headers());
            }
            @Nullable
            String retry = response.headers().firstValue("Retry-After").orElse(null);
            if (retry == null || System.nanoTime() > end) {
                throw new ApiFailure(
                        response.statusCode(),
                        ProblemText.slug(parsed),
                        ProblemText.of(method, path, response.statusCode(), parsed));
            }
            pause(retryDelay(retry));
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ApiFailure(
                    request.method() + " " + request.uri().getPath() + " got no answer from " + gateway + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted", e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST_LIMIT);
        headers.forEach(builder::setHeader);
        if (token != null) {
            builder.setHeader("Authorization", "Bearer " + token.get());
        }
        if (body == null) {
            return builder.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        try {
            builder.setHeader("Content-Type", "application/json");
            return builder.method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write the body of " + method + " " + path, e);
        }
    }

    private static JsonNode parse(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("detail", response.body());
        }
    }

    private static Duration retryDelay(String header) {
        try {
            // Copies travel in milliseconds; the header cannot say less than a second.
            return Duration.ofMillis(Math.clamp(Long.parseLong(header.strip()) * 1000, 200, 2000))
                    .dividedBy(4);
        } catch (NumberFormatException e) {
            return Duration.ofMillis(500);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted", e);
        }
    }
}
