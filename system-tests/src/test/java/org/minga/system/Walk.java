package org.minga.system;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minga.system.Operations.Operation;

/**
 * Every operation of the API document asked by everybody. What would change something is asked with nothing in the hands;
 * nothing is deleted by those who could.
 *
 * @param callers tokens by what their owners are; empty for nobody
 * @param ids what path parameters stand for
 */
record Walk(Map<String, String> callers, Map<String, String> ids) {
    private static final Set<String> POWERLESS = Set.of("nobody", "participant", "other organiser");
    private static final List<String> FORMATS = List.of("cvr.csv", "cvr.json", "blt", "pb");
    private static final Map<String, String> QUERIES = Map.of(
            "/log/entries", "?from=0&limit=1",
            "/log/inclusion-proof", "?batch=0197c2a0-0000-7000-8000-00000000dead&tracker=" + "0".repeat(64),
            "/log/consistency-proof", "?from=1&to=2");
    private static final Pattern OF_THE_REQUEST = Pattern.compile("\"(traceId|instance)\":\"[^\"]*\",?");

    /** An answer as it can be compared with a later one to the same question. */
    record Answer(int status, String tag, String body) {
        boolean isServerError() {
            return status >= 500;
        }
    }

    /** The answers by operation and caller. */
    Map<String, Answer> go() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Operation operation : Operations.ofTheGateway().all()) {
            callers.forEach((who, token) -> {
                if (!operation.method().equals("DELETE") || POWERLESS.contains(who)) {
                    for (String address : addresses(operation)) {
                        answers.put(operation.method() + " " + address + " as " + who, ask(operation, address, token));
                    }
                }
            });
        }
        return answers;
    }

    private List<String> addresses(Operation operation) {
        Map<String, String> parameters = new TreeMap<>(ids);
        parameters.put("id", AccessRows.id(operation.path(), ids));
        String query = AccessRows.query(operation, ids);
        if (operation.path().contains("{format}")) {
            return FORMATS.stream()
                    .map(format -> {
                        parameters.put("format", format);
                        return operation.at(parameters, "1");
                    })
                    .toList();
        }
        String address = operation.at(parameters, "1");
        return QUERIES.entrySet().stream()
                .filter(of -> operation.path().endsWith(of.getKey()))
                .findFirst()
                .map(of -> List.of(address, address + of.getValue()))
                .orElse(List.of(address + query));
    }

    private static Answer ask(Operation operation, String address, String token) {
        RequestSpecification request = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"987654\"");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.hasBody()) {
            request.body("{}");
        }
        Response answer = request.request(operation.method(), address);
        String tag = answer.header("ETag");
        return new Answer(
                answer.statusCode(),
                tag == null ? "" : tag,
                OF_THE_REQUEST.matcher(answer.asString()).replaceAll(""));
    }
}
