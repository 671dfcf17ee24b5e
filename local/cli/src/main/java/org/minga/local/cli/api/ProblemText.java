package org.minga.local.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns a problem+json body into a message for people. */
final class ProblemText {
    private ProblemText() {}

    static String slug(JsonNode problem) {
        String type = problem.path("type").asText("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    static String of(String method, String path, int status, JsonNode problem) {
        StringBuilder text = new StringBuilder(method + " " + path + " was refused (" + status + ")");
        String title = problem.path("title").asText("");
        String detail = problem.path("detail").asText("");
        if (!title.isEmpty()) {
            text.append(": ").append(title);
        }
        if (!detail.isEmpty()) {
            text.append(title.isEmpty() ? ": " : ". ").append(detail);
        }
        for (JsonNode error : problem.path("errors")) {
            String where = error.path("pointer").asText(error.path("parameter").asText(""));
            text.append("\n  ")
                    .append(where.isEmpty() ? "(body)" : where)
                    .append(": ")
                    .append(error.path("detail").asText(error.path("code").asText("")));
        }
        String trace = problem.path("traceId").asText("");
        if (!trace.isEmpty()) {
            text.append("\n  trace ").append(trace);
        }
        return text.toString();
    }
}
