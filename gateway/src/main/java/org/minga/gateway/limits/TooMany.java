package org.minga.gateway.limits;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.minga.gateway.Prewritten;
import org.minga.gateway.Visit;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** The refusal of one limit. */
final class TooMany {

    private final String name;
    private final Prewritten refusal;

    TooMany(String name, String detail) {
        this.name = name;
        this.refusal = new Prewritten(
                Problem.of(ProblemTypes.TOO_MANY_REQUESTS, detail).with("policy", name));
    }

    void refuse(Visit visit, String policies, long seconds) {
        String wait = Long.toString(seconds);
        HttpServerResponse response = visit.response();
        response.putHeader(HttpHeaders.RETRY_AFTER, wait);
        response.putHeader(Limiter.POLICY, policies);
        response.putHeader(Limiter.STATE, "\"" + name + "\";r=0;t=" + wait);
        refusal.refuse(visit);
    }
}
