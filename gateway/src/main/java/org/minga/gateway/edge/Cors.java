package org.minga.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which browser apps may read our answers. Tokens travel in a header, never in a cookie, so no credentials are allowed. */
final class Cors {

    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, Accept-Language, If-Match,"
            + " If-None-Match, Idempotency-Key, X-Request-Id, traceparent, tracestate";
    private static final String ANSWER_HEADERS =
            "Location, Link, ETag, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, traceparent, WWW-Authenticate,"
                    + " Deprecation, Sunset";

    private final List<Pattern> origins;

    Cors(List<String> origins) {
        this.origins = origins.stream().map(Cors::pattern).toList();
    }

    private static Pattern pattern(String origin) {
        if (!origin.matches("https?://[A-Za-z0-9.\\[\\]:-]+(:\\*)?")) {
            throw new IllegalArgumentException("minga.gateway.cors.origins: '" + origin
                    + "' is not scheme://host[:port], where the port may be *");
        }
        boolean anyPort = origin.endsWith(":*");
        String exact = Pattern.quote(anyPort ? origin.substring(0, origin.length() - 2) : origin);
        return Pattern.compile(anyPort ? exact + "(:[0-9]{1,5})?" : exact, Pattern.CASE_INSENSITIVE);
    }

    /** Says who may read the answer; nothing is added for an origin that may not. */
    void apply(@Nullable String origin, HttpServerResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        response.headers().add(HttpHeaders.VARY, "Origin");
        if (allows(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
    }

    /** Answers the question a browser asks before a request. */
    void preflight(@Nullable String origin, Set<String> methods, HttpServerResponse response) {
        if (allows(origin)) {
            response.putHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                    methods.stream().sorted().collect(Collectors.joining(", ")));
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            response.putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }

    private boolean allows(@Nullable String origin) {
        return origin != null
                && origins.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }
}
