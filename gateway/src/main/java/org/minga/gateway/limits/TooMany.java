package org.minga.gateway.limits;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.minga.gateway.Visit;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemJson;
import org.minga.platform.problem.ProblemTypes;

/**
 * The refusal of one limit, written beforehand but for its trace: in a flood, refusing must cost little more than reading.
 */
final class TooMany {

    private static final int STATUS = ProblemTypes.TOO_MANY_REQUESTS.status();

    private final String name;
    private final String body;

    TooMany(String name, String detail) {
        this.name = name;
        String whole = ProblemJson.render(
                Problem.of(ProblemTypes.TOO_MANY_REQUESTS, detail).with("policy", name), null, null);
        this.body = whole.substring(0, whole.length() - 1) + ",\"traceId\":\"";
    }

    void refuse(Visit visit, String policies, long seconds) {
        String wait = Long.toString(seconds);
        HttpServerResponse response = visit.response().setStatusCode(STATUS);
        response.putHeader(HttpHeaders.RETRY_AFTER, wait);
        response.putHeader(Limiter.POLICY, policies);
        response.putHeader(Limiter.STATE, "\"" + name + "\";r=0;t=" + wait);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        visit.answer(ProblemJson.MEDIA_TYPE, Buffer.buffer(body + visit.traceId() + "\"}"));
    }
}
