package org.minga.system;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every operation that the gateway's API document declares. */
record Operations(List<Operation> all) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * @param method upper case
     * @param scope null when the operation is open to all
     */
    record Operation(String method, String path, @Nullable String scope, boolean person, boolean hasBody) {
        String name() {
            return method + " " + path;
        }

        boolean isPublic() {
            return scope == null;
        }

        /** The path with its parameters filled in by name. */
        String at(Map<String, String> parameters, String otherwise) {
            String filled = path;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
            }
            return filled.replaceAll("\\{[^}]+}", otherwise);
        }
    }

    static Operations ofTheGateway() {
        JsonPath document = given().get("/openapi").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, value) -> {
            if (METHODS.contains(method) && value instanceof Map<?, ?> operation) {
                operations.add(new Operation(
                        method.toUpperCase(java.util.Locale.ROOT),
                        path,
                        (String) operation.get("x-scope"),
                        Boolean.TRUE.equals(operation.get("x-person")),
                        operation.containsKey("requestBody")));
            }
        }));
        return new Operations(operations);
    }
}
