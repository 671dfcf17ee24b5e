package org.minga.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.platform.json.Json;

/** Writes a problem as RFC 9457 JSON, members in a fixed order. */
public final class ProblemJson {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper MAPPER = Json.newMapper();

    private ProblemJson() {}

    /**
     * The body for a problem.
     *
     * @param instance path of the request, without its query; cut to 200 characters
     * @param traceId  32 hexadecimal digits, for finding the request in logs
     */
    public static String render(Problem problem, @Nullable String instance, @Nullable String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().uri());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        put(members, "detail", problem.detail());
        put(members, "instance", instance == null ? null : SafeText.cap(instance));
        members.putAll(problem.extensions());
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        put(members, "traceId", traceId);
        try {
            return MAPPER.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the extensions of " + problem.type().slug() + " are not JSON", e);
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
