package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.gateway.GatewayProblems;
import org.minga.platform.problem.ProblemJson;
import org.minga.platform.problem.ProblemType;
import org.minga.platform.problem.ProblemTypes;

/** What the gateway adds to the answers of every operation: refusals of its own, and headers. */
final class GatewayAnswers {

    private static final List<Integer> REFUSALS = List.of(400, 406, 408, 413, 414, 429, 431, 500, 502, 503, 504);
    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final List<String> EVERYWHERE = List.of("RateLimit", "RateLimit-Policy", ORIGIN);
    private static final String RETRY = "Retry-After";
    private static final String RESPONSES = "#/components/responses/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GatewayAnswers() {}

    /** To the answers of one operation, which keeps those that it documents itself. */
    static void addTo(ObjectNode operation) {
        Map<String, JsonNode> answers = new TreeMap<>();
        operation.path("responses").properties().forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
        for (int status : REFUSALS) {
            answers.putIfAbsent(
                    Integer.toString(status), JSON.objectNode().put("$ref", RESPONSES + "Problem" + status));
        }
        ObjectNode all = operation.putObject("responses");
        answers.forEach((status, answer) -> {
            if (!answer.has("$ref")) {
                addHeaders(status, (ObjectNode) answer);
            }
            all.set(status, answer);
        });
    }

    /** What the operations refer to. */
    static void define(ObjectNode components) {
        ObjectNode responses = components.withObjectProperty("responses");
        for (int status : REFUSALS) {
            if (!responses.has("Problem" + status)) {
                responses.set("Problem" + status, problem(status));
            }
        }
        responses.properties().forEach(entry -> {
            if (entry.getKey().matches("Problem\\d{3}")) {
                addHeaders(entry.getKey().substring("Problem".length()), (ObjectNode) entry.getValue());
            }
        });
        ObjectNode headers = components.withObjectProperty("headers");
        header(
                headers,
                "RateLimit",
                "What is left of each limit that this request counts for: `\"client\";r=…;t=…`, with `r` requests left and `t`"
                        + " seconds until there are more (draft-ietf-httpapi-ratelimit-headers). Absent where nothing is"
                        + " limited.",
                "\"client\";r=99;t=1");
        header(
                headers,
                "RateLimit-Policy",
                "The limits themselves: `\"client\";q=…;w=…`, with `q` requests in `w` seconds.",
                "\"client\";q=100;w=1");
        header(
                headers,
                ORIGIN,
                "The origin that asked, where the platform lets browsers of it; absent otherwise.",
                "https://app.example");
        ObjectNode retry = headers.putObject(RETRY).put("description", "Seconds after which to ask again.");
        retry.putObject("schema")
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", 0)
                .put("maximum", 86_400);
    }

    private static void header(ObjectNode headers, String name, String description, String example) {
        ObjectNode header = headers.putObject(name).put("description", description);
        header.putObject("schema").put("type", "string").put("maxLength", 1_000);
        header.put("example", example);
    }

    private static void addHeaders(String status, ObjectNode answer) {
        ObjectNode headers = answer.withObjectProperty("headers");
        Stream.concat(
                        EVERYWHERE.stream(),
                        Stream.of(RETRY).filter(unused -> status.equals("429") || status.equals("503")))
                .forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
    }

    private static ObjectNode problem(int status) {
        String description = Stream.concat(ProblemTypes.all().stream(), GatewayProblems.ALL.stream())
                .filter(type -> type.status() == status)
                .map(GatewayAnswers::sentence)
                .collect(Collectors.joining("\n\n"));
        ObjectNode response = JSON.objectNode().put("description", description);
        response.putObject("content")
                .putObject(ProblemJson.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return response;
    }

    private static String sentence(ProblemType type) {
        return "`" + type.slug() + "`: " + type.title() + ".";
    }
}
