package org.minga.platform.problem;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are too large or not well formed before anything else looks at them. The server underneath would
 * refuse some of them too, but with an empty answer.
 */
final class EdgeLimits implements Handler<RoutingContext> {

    /** Bytes of a refused body that are still read so that the client gets to see the refusal. */
    static final long DRAIN = 32L * 1024 * 1024;

    static final int MAX_URI = 8 * 1024;
    static final int MAX_HEADERS = 32 * 1024;

    private static final long DRAIN_MILLIS = 10_000;

    private final long maxBody;

    EdgeLimits(long maxBody) {
        this.maxBody = maxBody;
    }

    static Problem tooLarge() {
        return Problem.of(ProblemTypes.TOO_LARGE);
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Problem fault = fault(request);
        if (fault != null) {
            ProblemWriter.write(context, fault);
        } else if (announced(request) > maxBody) {
            refuseBody(context, announced(request));
        } else {
            context.next();
        }
    }

    private static @Nullable Problem fault(HttpServerRequest request) {
        String uri = request.uri();
        if (uri.length() > MAX_URI) {
            return Problem.of(ProblemTypes.URI_TOO_LONG);
        }
        if (headerSize(request) > MAX_HEADERS) {
            return Problem.of(ProblemTypes.HEADERS_TOO_LARGE);
        }
        if (!RawUri.wellFormed(uri)) {
            return Problem.of(ProblemTypes.MALFORMED_REQUEST, "The address is not well formed.");
        }
        List<String> types = request.headers().getAll("Content-Type");
        return types.size() > 1 ? Problem.of(ProblemTypes.MALFORMED_REQUEST, "Content-Type is there twice.") : null;
    }

    private static int headerSize(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        return size;
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Answers once the body has gone by, or at once where that would take too long or the client waits for leave. */
    private static void refuseBody(RoutingContext context, long announced) {
        HttpServerRequest request = context.request();
        if (announced > DRAIN || request.getHeader("Expect") != null) {
            ProblemWriter.write(context, tooLarge().withHeader("Connection", "close"));
            return;
        }
        long timer = context.vertx()
                .setTimer(
                        DRAIN_MILLIS,
                        late -> ProblemWriter.write(context, tooLarge().withHeader("Connection", "close")));
        request.handler(waste -> {});
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> {
            context.vertx().cancelTimer(timer);
            ProblemWriter.write(context, tooLarge());
        });
        request.resume();
    }
}
