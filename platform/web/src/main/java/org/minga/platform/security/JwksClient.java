package org.minga.platform.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;

/** Fetches the issuer's keys over HTTP without blocking and without following redirects. */
public final class JwksClient implements KeySource, AutoCloseable {

    private final HttpClient client;
    private final AuthSettings settings;

    public JwksClient(Vertx vertx, AuthSettings settings) {
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.jwksTimeout().toMillis())
                .setKeepAlive(false)
                .setMaxPoolSize(2));
    }

    @Override
    public Uni<String> fetch() {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(settings.jwksUrl().toString())
                .putHeader("Accept", "application/json");
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(ready -> ready.send())
                        .compose(JwksClient::body)
                        .map(Buffer::toString)
                        .toCompletionStage())
                .ifNoItem()
                .after(settings.jwksTimeout())
                .fail();
    }

    @Override
    public void close() {
        client.close();
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture(new IOException("the key server answered " + response.statusCode()));
        }
        return response.body();
    }
}
