package org.minga.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Names are few but anybody's: those of the first who come are remembered, which are the usual ones. */
    private static final int REMEMBERED = 512;

    private final boolean trustForwarded;
    private final Map<String, Rule> known = new ConcurrentHashMap<>();

    /** Where a header may go. */
    private record Rule(String name, boolean inward, boolean outward) {
        static Rule of(String spelling) {
            String name = spelling.toLowerCase(Locale.ROOT);
            boolean hop = HOP_BY_HOP.contains(name);
            return new Rule(
                    name,
                    !hop
                            && !OURS_INWARD.contains(name)
                            && OURS_INWARD_PREFIXES.stream().noneMatch(name::startsWith),
                    !hop && !OURS_OUTWARD.contains(name) && !name.startsWith("access-control-"));
        }
    }

    HeaderRules(boolean trustForwarded) {
        this.trustForwarded = trustForwarded;
    }

    private Rule rule(String spelling) {
        Rule rule = known.get(spelling);
        if (rule == null) {
            rule = Rule.of(spelling);
            if (known.size() < REMEMBERED) {
                known.put(spelling, rule);
            }
        }
        return rule;
    }

    void inward(Visit visit, MultiMap to) {
        HttpServerRequest request = visit.request();
        Set<String> named = namedByConnection(request.headers());
        for (Map.Entry<String, String> header : request.headers()) {
            Rule rule = rule(header.getKey());
            if (rule.inward()
                    && !named.contains(rule.name())
                    && (visit.traceContinued() || !rule.name().equals("tracestate"))) {
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

    /** What we said ourselves before gives way; what the service says twice is said twice. */
    void outward(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        Set<String> passed = new HashSet<>();
        for (Map.Entry<String, String> header : from) {
            Rule rule = rule(header.getKey());
            if (!rule.outward() || named.contains(rule.name())) {
                continue;
            }
            if (passed.add(rule.name())) {
                to.set(header.getKey(), header.getValue());
            } else {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                named.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
