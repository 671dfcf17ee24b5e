package org.minga.gateway.routing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.gateway.GatewayProblems;
import org.minga.gateway.Visit;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/**
 * One request on its way to a service and the answer on its way back.
 *
 * <pre>
 *            connected            whole body sent           head arrived
 * CONNECTING ---------> SENDING -----------------> WAITING ------------> ANSWERING ----> DONE
 *     ^  | refused: next replica, none left: 503      |                       | lost: hang up
 *     |  |                 | too big 413, too slow 408, lost 502              |
 *     |  +-----------------+--------------------------+-----------------------+--------> DONE
 *     +----- lost, but safe to repeat: once ----------+ too late: 504, lost: 502
 * </pre>
 *
 * <p>Until a connection stands nothing was sent, so any request may try the next replica. After that only a request
 * that is safe (GET, HEAD, OPTIONS) and has no body is repeated, once: for all others nobody here can know whether the
 * service has already acted.
 *
 * <p>Longer than our classes usually are, because every step looks at the same state.
 */
final class Passage {

    private enum State {
        CONNECTING,
        SENDING,
        WAITING,
        ANSWERING,
        DONE
    }

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Forwarder forwarder;
    private final Visit visit;
    private final Operation operation;
    private final ReplicaSet replicas;
    private final String uri;
    private final boolean repeatable;

    private State state = State.CONNECTING;
    private List<Replica> tried = List.of();
    private @Nullable Replica replica;
    private long begunAt;
    private boolean again;
    private boolean repeated;
    private boolean bodySent;
    private long received;
    private long passed;
    private long timer = -1;
    private long firesAt;
    private long lateAt;
    private Runnable whenLate = () -> {};
    private @Nullable HttpClientRequest upstream;

    Passage(Forwarder forwarder, Visit visit, Operation operation, ReplicaSet replicas, String uri) {
        this.forwarder = forwarder;
        this.visit = visit;
        this.operation = operation;
        this.replicas = replicas;
        this.uri = uri;
        this.repeatable = SAFE.contains(visit.request().method()) && !visit.hasBody();
    }

    void start() {
        visit.whenOver(this::leave);
        connect(next());
    }

    /** The replica to go to next; the request has begun there. */
    private @Nullable Replica next() {
        Replica next = replicas.begin(tried);
        if (next == null && repeatable && !again && replicas.size() == 1) {
            // The connection may have been one that the service was just closing; a new one is worth a try.
            again = true;
            next = replicas.begin(List.of());
        }
        return next;
    }

    private void connect(@Nullable Replica next) {
        if (next == null) {
            refuse(Problem.of(
                            ProblemTypes.UNAVAILABLE,
                            "The service that answers this is not reachable. Try again shortly.")
                    .withHeader("Retry-After", retryAfter()));
            return;
        }
        replica = next;
        begunAt = System.nanoTime();
        state = State.CONNECTING;
        RequestOptions options = new RequestOptions()
                .setHost(next.host())
                .setPort(next.port())
                .setMethod(visit.request().method())
                .setURI(uri)
                .setConnectTimeout(forwarder.config().connectTimeout().toMillis());
        forwarder.client().request(options).onComplete(opened -> {
            if (opened.succeeded()) {
                send(opened.result());
            } else if (state != State.DONE) {
                // Our own queue being full says nothing about the replica, but the next one has a queue of its own.
                if (!(opened.cause() instanceof io.vertx.core.http.ConnectionPoolTooBusyException)) {
                    next.unreachable(String.valueOf(opened.cause().getMessage()));
                }
                giveUp(next);
                connect(next());
            }
        });
    }

    private String retryAfter() {
        return Long.toString(Math.max(1, forwarder.config().setAside().toSeconds()));
    }

    /** Ends the try with a replica, to try another. */
    private void giveUp(Replica left) {
        left.end(begunAt);
        replica = null;
        tried = new ArrayList<>(tried);
        tried.add(left);
    }

    private void failed(String reason) {
        if (replica != null) {
            replica.failed(begunAt, reason);
        }
    }

    private void send(HttpClientRequest request) {
        if (state == State.DONE) {
            request.reset();
            return;
        }
        upstream = request;
        forwarder.headers().inward(visit, request.headers());
        request.response().onComplete(answered -> {
            if (!request.equals(upstream)) {
                return;
            }
            if (answered.succeeded()) {
                answer(answered.result());
            } else {
                lost();
            }
        });
        request.exceptionHandler(unused -> {
            if (request.equals(upstream)) {
                lost();
            }
        });
        if (visit.hasBody()) {
            sendBody(request);
        } else {
            state = State.WAITING;
            request.end();
            visit.request().resume();
            deadline(operation.limits().answer(), this::tooLate);
        }
    }

    private void sendBody(HttpClientRequest to) {
        state = State.SENDING;
        HttpServerRequest from = visit.request();
        if (visit.declaredLength() < 0) {
            to.setChunked(true);
        }
        // Not the client's fault if we stopped reading because the service did.
        deadline(operation.limits().upload(), () -> {
            if (to.writeQueueFull()) {
                tooLate();
            } else {
                visit.lastOnItsConnection();
                refuse(Problem.of(
                        ProblemTypes.REQUEST_TIMEOUT,
                        "The body did not arrive within %d s."
                                .formatted(operation.limits().upload().toSeconds())));
            }
        });
        from.handler(chunk -> {
            received += chunk.length();
            if (received > operation.limits().maxBodyBytes()) {
                refuse(operation.tooLarge());
            } else if (state == State.SENDING || state == State.ANSWERING) {
                if (received == visit.declaredLength()) {
                    bodySent(to, chunk);
                } else {
                    write(to, chunk, from);
                }
            }
        });
        from.endHandler(unused -> {
            if (!bodySent) {
                bodySent(to, null);
            }
            visit.bodyRead();
        });
        if ("100-continue".equalsIgnoreCase(from.getHeader(HttpHeaders.EXPECT))) {
            visit.response().writeContinue();
        }
        from.resume();
    }

    /** A body of known length leaves with its last bytes: what is small goes in one piece, head and all. */
    private void bodySent(HttpClientRequest to, @Nullable Buffer last) {
        bodySent = true;
        if (state == State.SENDING) {
            state = State.WAITING;
            deadline(operation.limits().answer(), this::tooLate);
        }
        if (state == State.DONE) {
            return;
        }
        if (last == null) {
            to.end();
        } else {
            to.end(last);
        }
    }

    private static void write(HttpClientRequest to, Buffer chunk, HttpServerRequest from) {
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(unused -> from.resume());
        }
    }

    private void answer(HttpClientResponse from) {
        if (state == State.DONE || replica == null) {
            return;
        }
        if (leaving(from)) {
            replica.leaves();
            if (from.statusCode() == 503 && repeatOnce()) {
                return;
            }
        } else if (from.statusCode() >= 500) {
            replica.failed(begunAt, "it answers " + from.statusCode());
        } else if (from.statusCode() < 400) {
            replica.good(begunAt);
        }
        state = State.ANSWERING;
        HttpServerResponse to = visit.response();
        to.setStatusCode(from.statusCode());
        forwarder.headers().outward(from.headers(), to.headers());
        frame(from.statusCode(), to);
        deadline(operation.limits().download(), this::cutOff);
        long length = declaredLength(from);
        from.handler(chunk -> {
            passed += chunk.length();
            if (passed == length) {
                answered(chunk);
                return;
            }
            to.write(chunk);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(unused -> from.resume());
            }
        });
        from.exceptionHandler(unused -> {
            if (state == State.ANSWERING) {
                failed("its answers break off");
            }
            cutOff();
        });
        from.endHandler(unused -> answered(null));
    }

    /** As a body on the way in: the last bytes of a known length take the end with them. */
    private void answered(@Nullable Buffer last) {
        if (state != State.ANSWERING) {
            return;
        }
        HttpClientRequest request = upstream;
        boolean half = visit.hasBody() && received < visit.declaredLength();
        done();
        visit.finish(HttpMethod.HEAD.equals(visit.request().method()) ? null : last);
        if (half && request != null) {
            request.reset();
        }
    }

    /** Of an answer with a body; -1 if it comes in chunks. */
    private static long declaredLength(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** How the client will know where the answer ends. */
    private void frame(int status, HttpServerResponse to) {
        if (status == 204 || status == 304) {
            to.headers().remove(HttpHeaders.CONTENT_LENGTH);
        } else if (!to.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            if (visit.request().version() == HttpVersion.HTTP_1_0) {
                visit.lastOnItsConnection();
            } else {
                to.setChunked(true);
            }
        }
    }

    /**
     * A service that is being stopped says so by closing connections it would otherwise keep. One that only refused a
     * request (4xx) may close because of what the client sent: no reason to avoid it.
     */
    private boolean leaving(HttpClientResponse response) {
        boolean refusal = response.statusCode() >= 400 && response.statusCode() < 500;
        return replicas.size() > 1
                && !refusal
                && response.headers().getAll(HttpHeaders.CONNECTION).stream().anyMatch("close"::equalsIgnoreCase);
    }

    private void lost() {
        switch (state) {
            case SENDING, WAITING -> {
                failed("its connections break");
                if (!repeatOnce()) {
                    refuse(Problem.of(
                            GatewayProblems.ANSWER_LOST,
                            "The connection to the service broke before it answered."
                                    + " Whether the request took effect is not known."));
                }
            }
            // A service may answer before it has read the whole body and hang up: the answer has a handler of its own.
            case CONNECTING, ANSWERING, DONE -> {}
        }
    }

    private boolean repeatOnce() {
        Replica old = replica;
        if (!repeatable || repeated || old == null) {
            return false;
        }
        repeated = true;
        giveUp(old);
        Replica next = next();
        if (next == null) {
            return false;
        }
        stopTimer();
        HttpClientRequest lost = upstream;
        upstream = null;
        if (lost != null) {
            lost.reset();
        }
        connect(next);
        return true;
    }

    private void tooLate() {
        failed("it does not answer in time");
        refuse(Problem.of(ProblemTypes.TIMEOUT, "The service did not answer in time."));
    }

    private void cutOff() {
        if (state == State.ANSWERING) {
            leave();
            visit.abort();
        }
    }

    private void refuse(Problem problem) {
        if (state == State.DONE) {
            return;
        }
        leave();
        visit.refuse(problem);
    }

    /** The client is gone or has been answered: the service need not go on. */
    private void leave() {
        HttpClientRequest request = upstream;
        boolean unfinished = state != State.DONE;
        done();
        if (unfinished && request != null) {
            request.reset();
        }
    }

    private void done() {
        state = State.DONE;
        upstream = null;
        if (replica != null) {
            replica.end(begunAt);
            replica = null;
        }
        stopTimer();
    }

    /**
     * Each step has its own time. One timer serves them all: it is set anew only where a step ends before it would fire,
     * and one that fires too early goes on for the rest.
     */
    private void deadline(Duration time, Runnable late) {
        whenLate = late;
        lateAt = System.nanoTime() + time.toNanos();
        if (timer >= 0 && lateAt - firesAt < 0) {
            stopTimer();
        }
        if (timer < 0) {
            firesAt = lateAt;
            timer = forwarder.vertx().setTimer(Math.max(1, time.toMillis()), this::fire);
        }
    }

    private void fire(long id) {
        timer = -1;
        long left = lateAt - System.nanoTime();
        if (left > 0) {
            deadline(Duration.ofNanos(left), whenLate);
        } else {
            whenLate.run();
        }
    }

    private void stopTimer() {
        if (timer >= 0) {
            forwarder.vertx().cancelTimer(timer);
            timer = -1;
        }
    }
}
