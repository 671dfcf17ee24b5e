package org.minga.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests made from an API document: good ones, good ones with something wrong, and nonsense. The n-th request of a seed
 * is always the same one, but for the ids of this run.
 */
final class GeneratedRequests {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<String> ODD_VERBS =
            List.of("PATCH", "TRACE", "PROPFIND", "FOO", "get", "DELETE", "PUT", "POST", "GET", "HEAD", "OPTIONS");
    private static final List<String> ODD_TYPES = List.of(
            "application/xml",
            "text/plain",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/merge-patch+json",
            "nonsense",
            "*/*");
    private static final List<String> ODD_SEGMENTS = List.of(
            "x",
            "1",
            "-1",
            "%00",
            "%ff",
            "..%2f..%2finternal",
            "%2e%2e",
            "'%20OR%201=1--",
            "%C3%A9",
            "%F0%9F%8C%B1",
            "a".repeat(3_000),
            "0197c2a0-0000-7000-8000-00000000dead",
            "0197C2A0-0000-7000-8000-00000000DEAD");
    private static final List<String> ODD_QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=101",
            "limit=many",
            "limit=99999999999999999999",
            "limit=&limit=2",
            "cursor=",
            "cursor=%00",
            "cursor=garbage",
            "cursor=AQ",
            "%00=%00",
            "campaign=x",
            "ids=,,,",
            "q=%00",
            "q=%ff",
            "mine=maybe",
            "status=nothing",
            "from=-1",
            "from=9223372036854775807",
            "size=1.5",
            "=&&==");

    /**
     * @param path template of the operation that was meant
     * @param target path and query as they are sent
     */
    record Request(
            long number,
            String operation,
            String path,
            String method,
            String target,
            Map<String, String> headers,
            byte[] body) {
        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return "request %d: %s %s %s %s"
                    .formatted(number, method, shortened(target), without(headers), shortened(text));
        }

        private static Map<String, String> without(Map<String, String> headers) {
            Map<String, String> shown = new LinkedHashMap<>(headers);
            shown.computeIfPresent("Authorization", (name, token) -> "…");
            shown.replaceAll((name, value) -> shortened(value));
            return shown;
        }

        private static String shortened(String text) {
            return text.length() <= 1_500 ? text : text.substring(0, 1_500) + "… (" + text.length() + ")";
        }
    }

    private record Operation(String method, String path, JsonNode item) {}

    private final JsonNode document;
    private final long seed;
    private final Map<String, List<String>> known;
    private final List<String> tokens;
    private final Instant now;
    private final List<Operation> operations = new ArrayList<>();

    GeneratedRequests(JsonNode document, long seed, Map<String, List<String>> known, List<String> tokens, Instant now) {
        this.document = document;
        this.seed = seed;
        this.known = known;
        this.tokens = tokens;
        this.now = now;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(entry.getKey(), path.getKey(), entry.getValue()))));
    }

    int operations() {
        return operations.size();
    }

    Request request(long number) {
        return new Draw(number).request();
    }

    /** All choices about one request. */
    private final class Draw {
        private final long number;
        private final Random random;
        private final SchemaValues values;
        private final HostileValues hostile;

        Draw(long number) {
            this.number = number;
            // Neighbouring seeds begin alike: they are mixed first.
            this.random = new Random((seed * 31 + number) * 0x9E3779B97F4A7C15L);
            this.values = new SchemaValues(document, known, random, now);
            this.hostile = new HostileValues(random);
        }

        Request request() {
            Operation operation = operations.get(random.nextInt(operations.size()));
            String method = operation.method().toUpperCase(java.util.Locale.ROOT);
            if (oneIn(25)) {
                method = pick(ODD_VERBS);
            }
            Map<String, String> headers = new LinkedHashMap<>();
            if (!oneIn(12)) {
                headers.put("Authorization", "Bearer " + (oneIn(30) ? "not.a.token" : pick(tokens)));
            }
            if (oneIn(25)) {
                headers.put(
                        "Accept", pick(List.of("text/html", "*/*;q=0", "nonsense", "application/json", "text/csv")));
            }
            byte[] body = new byte[0];
            if (operation.item().has("requestBody")) {
                headers.put("Content-Type", oneIn(15) ? pick(ODD_TYPES) : "application/json");
                body = body(operation.item().at("/requestBody/content/application~1json"));
            } else if (oneIn(40)) {
                headers.put("Content-Type", "application/json");
                body = hostile.body();
            }
            parameters(operation, "header").forEach(parameter -> header(parameter, headers));
            return new Request(number, operation.method(), operation.path(), method, target(operation), headers, body);
        }

        private byte[] body(JsonNode media) {
            if (oneIn(6)) {
                return hostile.body();
            }
            JsonNode example = example(media);
            JsonNode good = example != null && random.nextBoolean()
                    ? values.withKnownIds(example.deepCopy())
                    : values.value("", media.path("schema"));
            return random.nextBoolean() ? good.toString().getBytes(StandardCharsets.UTF_8) : hostile.spoilt(good);
        }

        private @Nullable JsonNode example(JsonNode media) {
            JsonNode all = media.path("examples");
            if (all.isEmpty()) {
                return null;
            }
            List<JsonNode> list = new ArrayList<>();
            all.forEach(one -> list.add(one.path("value")));
            JsonNode example = pick(list);
            try {
                return example.isTextual() ? new ObjectMapper().readTree(example.asText()) : example;
            } catch (JsonProcessingException e) {
                throw new AssertionError("an example is no JSON: " + example, e);
            }
        }

        private void header(JsonNode parameter, Map<String, String> headers) {
            String name = parameter.path("name").asText();
            if (oneIn(15)) {
                return;
            }
            String usual =
                    name.equals("If-Match") ? pick(List.of("\"1\"", "\"2\"", "*")) : new UUID(number, seed).toString();
            headers.put(
                    name,
                    oneIn(12)
                            ? pick(List.of(
                                    "", "x".repeat(129), "\"", "W/\"1\"", "\"1\", \"2\"", "é", "y".repeat(5_000)))
                            : usual);
        }

        private String target(Operation operation) {
            String path = operation.path();
            for (JsonNode parameter : parameters(operation, "path")) {
                String name = parameter.path("name").asText();
                String segment = oneIn(10) ? pick(ODD_SEGMENTS) : encoded(pathValue(operation.path(), name, parameter));
                path = path.replace("{" + name + "}", segment);
            }
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : parameters(operation, "query")) {
                if (parameter.path("required").asBoolean() ? !oneIn(10) : oneIn(3)) {
                    String name = parameter.path("name").asText();
                    String value = oneIn(6)
                            ? hostile.text()
                            : values.value(name, parameter.path("schema")).asText();
                    query.add(name + "="
                            + encoded(value.length() > 1_200 && !oneIn(10) ? value.substring(0, 1_200) : value));
                }
            }
            if (oneIn(15)) {
                query.add(pick(ODD_QUERIES));
            }
            return query.isEmpty() ? path : path + "?" + String.join("&", query);
        }

        /** {@code id} means another thing behind each collection. */
        private String pathValue(String path, String name, JsonNode parameter) {
            String collection = path.replaceAll("^/v1/(admin/)?([^/]+)/.*$", "$2");
            List<String> ids = known.get(name.equals("id") ? collection : name);
            if (ids != null && !oneIn(10)) {
                return pick(ids);
            }
            String value = values.value(name, parameter.path("schema")).asText();
            return value.isEmpty() ? "x" : value;
        }

        private List<JsonNode> parameters(Operation operation, String in) {
            List<JsonNode> found = new ArrayList<>();
            operation.item().path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        private String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        private boolean oneIn(int chances) {
            return random.nextInt(chances) == 0;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
