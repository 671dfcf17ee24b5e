package org.minga.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Requests about one's own ballot in one contest, thousands of them. */
record BallotCalls(URI gateway, String contest) {
    /** There was none: the connection broke, or nothing came in time. */
    static final int NO_ANSWER = 0;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static BallotCalls to(String contest) {
        return new BallotCalls(World.platform().gatewayUrl(), contest);
    }

    record Answer(int status, String body) {
        boolean accepted() {
            return status >= 200 && status < 300;
        }

        /** Whether it says neither yes nor no: what was asked may have been done. */
        boolean unknown() {
            return status == NO_ANSWER || status >= 500;
        }

        JsonNode json() {
            return read(body);
        }
    }

    Answer cast(Person person, List<String> selections) {
        String codes = selections.stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
        return send(person, "PUT", BodyPublishers.ofString("{\"selections\":[" + codes + "]}"));
    }

    Answer withdraw(Person person) {
        return send(person, "DELETE", BodyPublishers.noBody());
    }

    Answer own(Person person) {
        return send(person, "GET", BodyPublishers.noBody());
    }

    private Answer send(Person person, String method, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/contests/" + contest + "/ballot"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(NO_ANSWER, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
