package org.minga.platform.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a problem. Immutable; the `with` methods return a changed copy.
 *
 * @param type       what kind of problem
 * @param detail     sentence about this occurrence, safe to show; cut to 200 characters
 * @param errors     every field that is wrong, empty when none is to blame
 * @param extensions further members of the answer by name, in order; values are written as JSON
 * @param headers    further response headers by name
 */
public record Problem(
        ProblemType type,
        @Nullable String detail,
        List<FieldError> errors,
        Map<String, Object> extensions,
        Map<String, String> headers) {

    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "errors", "traceId");

    public Problem {
        detail = detail == null ? null : SafeText.cap(detail);
        errors = List.copyOf(errors);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        for (String name : extensions.keySet()) {
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException("a problem writes its member " + name + " itself");
            }
        }
    }

    /** A problem whose title says it all. */
    public static Problem of(ProblemType type) {
        return new Problem(type, null, List.of(), Map.of(), Map.of());
    }

    /** A problem with a sentence about this occurrence. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), Map.of());
    }

    /** The same with these errors added after those already there. */
    public Problem withErrors(List<FieldError> more) {
        List<FieldError> all = new ArrayList<>(errors);
        all.addAll(more);
        return new Problem(type, detail, all, extensions, headers);
    }

    /** The same with one further member, for the data of a refusal (`closedAt`, `limit`). */
    public Problem with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(key, value);
        return new Problem(type, detail, errors, more, headers);
    }

    /** The same with one further response header. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, errors, extensions, more);
    }

    /** To be thrown where a result type cannot carry the problem, such as in a filter. */
    public ProblemException asException() {
        return new ProblemException(this, null);
    }

    /** As {@link #asException()}, with what caused it for the log; the cause is never shown to a client. */
    public ProblemException asException(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
