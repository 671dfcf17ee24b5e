package org.minga.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.minga.system.GeneratedRequests.Request;

/** Holds an answer against what the API document says of its operation. */
final class AnswerCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What may be said to a request of which it can't be told which operation it means. */
    private static final Set<Integer> NO_OPERATION = Set.of(400, 404, 405, 408, 413, 414, 431);

    private static final List<String> INTERNALS = List.of("Exception", "org.minga", "io.vertx", "SQLSTATE", "at java.");

    private final JsonNode document;
    private final ApiSchemas schemas;

    AnswerCheck(JsonNode document) {
        this.document = document;
        this.schemas = new ApiSchemas(document);
    }

    /** What is wrong with it, in words. */
    Optional<String> fault(Request request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (status >= 500) {
            return Optional.of("a " + status + ": " + text);
        }
        if (status >= 400 && INTERNALS.stream().anyMatch(text::contains)) {
            return Optional.of("tells internals: " + text);
        }
        String method =
                request.method().equals("HEAD") ? "get" : request.method().toLowerCase(Locale.ROOT);
        String item = "/paths/" + escaped(request.path());
        boolean documented = document.at(item).has(method)
                && (request.method().equals(request.method().toUpperCase(Locale.ROOT)));
        if (!documented) {
            return withoutOperation(request, status, text);
        }
        JsonNode responses = document.at(item + "/" + method + "/responses");
        if (!responses.has(Integer.toString(status))) {
            return Optional.of(status + " is not documented: " + text);
        }
        JsonNode response = responses.path(Integer.toString(status));
        String pointer = response.has("$ref")
                ? response.path("$ref").asText().substring(1)
                : item + "/" + method + "/responses/" + status;
        return request.method().equals("HEAD") ? emptyBody(text) : body(pointer, answer, text);
    }

    private Optional<String> withoutOperation(Request request, int status, String text) {
        if (request.method().equals("OPTIONS") && status == 204) {
            return emptyBody(text);
        }
        if (!NO_OPERATION.contains(status)) {
            return Optional.of(status + " to a method that is not documented: " + text);
        }
        return request.method().equals("HEAD") ? emptyBody(text) : problem(text);
    }

    private Optional<String> body(String response, HttpResponse<byte[]> answer, String text) {
        JsonNode content = document.at(response).path("content");
        if (content.isEmpty()) {
            return emptyBody(text);
        }
        String type = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .strip();
        if (!content.has(type)) {
            return Optional.of("the media type " + type + " is not documented: " + text);
        }
        if (!(type.equals("application/json") || type.endsWith("+json"))
                || !content.path(type).has("schema")) {
            return Optional.empty();
        }
        return valid(response + "/content/" + escaped(type) + "/schema", text);
    }

    private Optional<String> problem(String text) {
        return valid("/components/schemas/Problem", text);
    }

    private Optional<String> valid(String pointer, String text) {
        try {
            JsonNode body = JSON.readTree(text);
            List<com.networknt.schema.Error> faults = schemas.faults(pointer, body);
            return faults.isEmpty() ? Optional.empty() : Optional.of("breaks its schema: " + faults + " in " + text);
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON: " + text);
        }
    }

    private static Optional<String> emptyBody(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of("a body where none is documented: " + text);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
