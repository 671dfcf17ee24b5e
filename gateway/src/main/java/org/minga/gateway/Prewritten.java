package org.minga.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemJson;

/** A refusal written beforehand but for its trace: in a flood, refusing must cost little more than reading. */
public final class Prewritten {

    private final int status;
    private final Map<String, String> headers;
    private final String body;

    public Prewritten(Problem problem) {
        this.status = problem.type().status();
        this.headers = problem.headers();
        String whole = ProblemJson.render(problem, null, null);
        this.body = whole.substring(0, whole.length() - 1) + ",\"traceId\":\"";
    }

    /** Answers a request to which nothing has been answered yet. */
    public void refuse(Visit visit) {
        var response = visit.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CACHE_CONTROL, Visit.NO_STORE);
        visit.answer(ProblemJson.MEDIA_TYPE, Buffer.buffer(body + visit.traceId() + "\"}"));
    }
}
