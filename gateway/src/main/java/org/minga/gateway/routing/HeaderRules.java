package org.minga.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.minga.gateway.Visit;

/** Which headers pass the door, in either direction. */
final class HeaderRules {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** What only we may say to a service, and what we have answered ourselves. */
    private static final Set<String> OURS_INWARD =
            Set.of("host", "expect", "forwarded", "x-real-ip", "x-request-id", "traceparent", "x-original-url");

    private static final List<String> OURS_INWARD_PREFIXES =
            List.of("x-forwarded-", "x-minga-", "x-internal-", "x-rewrite-");

    /** What only we may say to a client: set before, and not to be said twice. */
    private static final Set<String> OURS_OUTWARD = Set.of("server", "x-powered-by", "x-request-id", "traceparent");

    private final boolean trustForwarded;

    HeaderRules(boolean trustForwarded) {
        this.trustForwarded = trustForwarded;
    }

    void inward(Visit visit, MultiMap to) {
        HttpServerRequest request = visit.request();
        Set<String> named = namedByConnection(request.headers());
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !named.contains(name)
                    && !OURS_INWARD.contains(name)
                    && OURS_INWARD_PREFIXES.stream().noneMatch(name::startsWith)
                    && !(name.equals("tracestate") && !visit.traceContinued())) {
                to.add(header.getKey(), header.getValue());
            }
        }
        to.set("X-Request-Id", visit.requestId());
        to.set("traceparent", visit.traceparent());
        forwarded(visit, to);
    }

    private void forwarded(Visit visit, MultiMap to) {
        HttpServerRequest request = visit.request();
        String peer = request.remoteAddress().hostAddress();
        String before = trustForwarded ? request.getHeader("X-Forwarded-For") : null;
        to.set("X-Forwarded-For", before == null ? peer : before + ", " + peer);
        String scheme = trustForwarded ? request.getHeader("X-Forwarded-Proto") : null;
        to.set("X-Forwarded-Proto", scheme == null ? "http" : scheme);
        String host = trustForwarded ? request.getHeader("X-Forwarded-Host") : null;
        if (host == null) {
            host = request.getHeader(HttpHeaders.HOST);
        }
        if (host != null) {
            to.set("X-Forwarded-Host", host);
        }
    }

    void outward(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        Set<String> passed = new HashSet<>();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(name)
                    || named.contains(name)
                    || OURS_OUTWARD.contains(name)
                    || name.startsWith("access-control-")) {
                continue;
            }
            if (passed.add(name)) {
                to.set(header.getKey(), header.getValue());
            } else {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        Set<String> named = new HashSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                named.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
