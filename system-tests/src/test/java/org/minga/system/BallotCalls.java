package org.minga.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests about one's own ballot in one contest, thousands of them. */
record BallotCalls(Doors doors, String contest) {
    /** There was none: the connection broke, or nothing came in time. */
    static final int NO_ANSWER = 0;

    private static final ObjectMapper JSON = new ObjectMapper();

    static BallotCalls to(String contest) {
        return new BallotCalls(Doors.first(), contest);
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
        return send(person, "PUT", "{\"selections\":[" + codes + "]}");
    }

    Answer withdraw(Person person) {
        return send(person, "DELETE", null);
    }

    Answer own(Person person) {
        return send(person, "GET", null);
    }

    private Answer send(Person person, String method, @Nullable String body) {
        return doors.send(person, method, "/v1/contests/" + contest + "/ballot", body, null);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
