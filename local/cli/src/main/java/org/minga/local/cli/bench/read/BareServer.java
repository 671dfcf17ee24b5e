package org.minga.local.cli.bench.read;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What reading is compared with: a server of Vert.x and nothing else, which gives the same bytes to everybody, from all
 * event loops that Vert.x has.
 */
final class BareServer {
    private BareServer() {}

    /** Runs until it is ended: the port, and a file with the answer. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Buffer answer = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        Vertx.vertx()
                .deployVerticle(
                        () -> new Hello(port, answer),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(problem -> {
                    System.err.println(problem);
                    System.exit(1);
                });
    }

    private static final class Hello extends AbstractVerticle {
        private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

        private final int port;
        private final Buffer answer;

        Hello(int port, Buffer answer) {
            this.port = port;
            this.answer = answer;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(request -> request.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                            .end(answer))
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
