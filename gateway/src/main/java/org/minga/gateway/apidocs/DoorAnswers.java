package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.minga.platform.problem.ProblemJson;

/** The refusals that any operation may meet at the door, which no service knows of. */
final class DoorAnswers {

    private static final String PREFIX = "Door";
    private static final String PROBLEM = "#/components/schemas/Problem";

    private DoorAnswers() {}

    /** Names them at one operation, beside those of its service. */
    static void addTo(ObjectNode operation) {
        ObjectNode responses = operation.withObjectProperty("responses");
        if (operation.has("requestBody")) {
            refer(responses, "408");
        }
        refer(responses, "429");
        refer(responses, "502");
        refer(responses, "504");
    }

    private static void refer(ObjectNode responses, String status) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + PREFIX + status);
        }
    }

    static void define(ObjectNode components) {
        ObjectNode responses = components.withObjectProperty("responses");
        response(responses, "408", "`request-timeout`: The request did not arrive in time.");
        ObjectNode tooMany = response(
                responses,
                "429",
                "`too-many-requests`: There were too many requests of this client, person or address; `policy` says which.");
        ObjectNode headers = tooMany.putObject("headers");
        header(headers, "Retry-After", "Seconds to wait", "integer");
        header(headers, "RateLimit-Policy", "The limits (IETF draft): name, requests `q` in `w` seconds", "string");
        header(headers, "RateLimit", "What remains (IETF draft): `r` requests, more in `t` seconds", "string");
        response(
                responses,
                "502",
                "`answer-lost`: The service was lost before it answered. Whether the request took effect is not known.");
        response(responses, "504", "`timeout`: A service did not answer in time.");
    }

    private static ObjectNode response(ObjectNode responses, String status, String description) {
        ObjectNode response = responses.putObject(PREFIX + status).put("description", description);
        response.putObject("content")
                .putObject(ProblemJson.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", PROBLEM);
        return response;
    }

    private static void header(ObjectNode headers, String name, String description, String type) {
        headers.putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", type);
    }
}
