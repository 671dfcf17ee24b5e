package org.minga.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minga.platform.metrics.RouteMeters;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemJson;
import org.minga.platform.trace.RequestIds;
import org.minga.platform.trace.Work;

/** One request on its way through the door. Lives on the event loop of its connection. */
public final class Visit {

    static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /** Unread bodies up to this size are read away, so that the connection can be used again. */
    private static final long WORTH_READING_AWAY = 64 * 1024;

    /** How long we listen on before we hang up on somebody who is still sending, so that our answer can be read. */
    private static final long LINGER_MILLIS = 1000;

    private final HttpServerRequest request;
    private final Lingering lingering;
    private final String requestId;
    private final long declaredLength;
    private final Work work;
    private final List<Runnable> endings = new ArrayList<>();
    private String route = RouteMeters.NONE;
    private boolean veiled;
    private boolean over;
    private boolean bodyRead;
    private boolean lastOnItsConnection;

    /** Does something after a time on the same event loop. */
    public interface Lingering {
        void after(long millis, Runnable action);
    }

    public Visit(HttpServerRequest request, Supplier<UUID> ids, Work work, Lingering lingering) {
        this.request = request;
        this.work = work;
        this.lingering = lingering;
        this.declaredLength = declaredLength(request);
        String sentId = request.getHeader("X-Request-Id");
        this.requestId = sentId != null && RequestIds.harmless(sentId)
                ? sentId
                : ids.get().toString();
        request.response().endHandler(unused -> end());
        request.response().closeHandler(unused -> end());
        request.response().exceptionHandler(unused -> end());
        request.exceptionHandler(unused -> end());
    }

    public HttpServerRequest request() {
        return request;
    }

    public HttpServerResponse response() {
        return request.response();
    }

    public String requestId() {
        return requestId;
    }

    public String traceparent() {
        return work.here().header();
    }

    public String traceId() {
        return work.here().traceId();
    }

    /** Whether the client brought the trace along. */
    public boolean traceContinued() {
        return work.continued();
    }

    /** In the words of metrics and traces. */
    public Work work() {
        return work;
    }

    /**
     * Its operation was found.
     *
     * @param template of its path
     * @param veiled whether the number of such requests would tell a secret
     */
    public void operationFound(String template, boolean veiled) {
        this.route = template;
        this.veiled = veiled;
    }

    /** The template of its operation, or {@link RouteMeters#NONE}. */
    public String route() {
        return route;
    }

    public boolean veiled() {
        return veiled;
    }

    /** Whether bytes follow the head of the request. */
    public boolean hasBody() {
        return declaredLength() != 0;
    }

    /** Length of the request body, or -1 if it comes in chunks. */
    public long declaredLength() {
        return declaredLength;
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            // Only of a request that is refused as malformed; how much follows is anybody's guess.
            return -1;
        }
    }

    /** Runs once, when the answer is complete or nobody is there to take it. */
    public void whenOver(Runnable ending) {
        if (over) {
            ending.run();
        } else {
            endings.add(ending);
        }
    }

    public boolean isOver() {
        return over;
    }

    /** The connection is closed after the answer. */
    public void lastOnItsConnection() {
        lastOnItsConnection = true;
        response().putHeader(HttpHeaders.CONNECTION, "close");
    }

    public void bodyRead() {
        bodyRead = true;
    }

    private void end() {
        if (!over) {
            over = true;
            endings.forEach(Runnable::run);
            endings.clear();
        }
    }

    /** Answers with a problem, whatever has happened to the request until now. */
    public void refuse(Problem problem) {
        if (over) {
            return;
        }
        if (response().headWritten()) {
            abort();
            return;
        }
        response().headers().remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.TRANSFER_ENCODING);
        response().setStatusCode(problem.type().status());
        problem.headers().forEach((name, value) -> response().putHeader(name, value));
        response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        answer(ProblemJson.MEDIA_TYPE, Buffer.buffer(ProblemJson.render(problem, instance(), traceId())));
    }

    private @Nullable String instance() {
        String path = request.path();
        return path != null && path.startsWith("/") ? path : null;
    }

    /** Answers with a whole body of our own. */
    public void answer(String contentType, Buffer body) {
        response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        finish(HttpMethod.HEAD.equals(request.method()) ? null : body);
    }

    /** Ends the answer, and gets rid of a request body that nobody wanted. */
    public void finish(@Nullable Buffer last) {
        boolean unread = hasBody() && !bodyRead;
        boolean hangUp = lastOnItsConnection || (unread && (declaredLength < 0 || declaredLength > WORTH_READING_AWAY));
        if (hangUp && !response().headWritten()) {
            response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (last == null) {
            response().end();
        } else {
            response().end(last);
        }
        if (!bodyRead && !request.isEnded()) {
            readAway(hangUp);
        } else if (hangUp) {
            request.connection().close();
        }
    }

    /**
     * Closing on bytes that nobody read would reset the connection, and our answer with it. Where it is not closed, a rest
     * that never comes is a head of the next request that never comes, which is bounded like any other.
     */
    private void readAway(boolean hangUp) {
        request.handler(unused -> {});
        if (hangUp) {
            request.endHandler(unused -> {
                bodyRead = true;
                request.connection().close();
            });
        }
        request.resume();
        if (hangUp && !bodyRead) {
            lingering.after(LINGER_MILLIS, this::hangUpUnlessRead);
        }
    }

    private void hangUpUnlessRead() {
        if (!bodyRead) {
            request.connection().close();
        }
    }

    /** Hangs up in the middle of an answer, so that half of it can't be taken for the whole. */
    public void abort() {
        if (request.version() == HttpVersion.HTTP_2) {
            response().reset();
        } else {
            request.connection().close();
        }
        end();
    }
}
