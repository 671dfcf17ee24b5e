package org.minga.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Asks every replica now and then whether it is there, so that no person's request has to find out. Any answer will do:
 * whether a replica is ready is for its own readiness probe, whether it works well shows in its answers. The only replica
 * of a service is not asked.
 */
public final class Probes {

    private final Vertx vertx;
    private final HttpClient client;
    private final List<Replica> replicas;
    private final long everyMillis;
    private long timer = -1;

    public Probes(Vertx vertx, Collection<ReplicaSet> services, Duration every) {
        this.vertx = vertx;
        this.everyMillis = every.toMillis();
        this.replicas = services.stream()
                .filter(service -> service.size() > 1)
                .flatMap(service -> service.all().stream())
                .toList();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) everyMillis)
                .setMaxPoolSize(1)
                .setKeepAliveTimeout((int) Math.max(2, 2 * every.toSeconds())));
    }

    public void start() {
        if (!replicas.isEmpty()) {
            timer = vertx.setPeriodic(everyMillis, unused -> replicas.forEach(this::ask));
        }
    }

    public void stop() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        client.close();
    }

    private void ask(Replica replica) {
        client.request(new RequestOptions()
                        .setHost(replica.host())
                        .setPort(replica.port())
                        .setMethod(HttpMethod.HEAD)
                        .setURI("/")
                        .setTimeout(everyMillis))
                .compose(HttpClientRequest::send)
                .onComplete(answered -> {
                    if (answered.succeeded()) {
                        replica.probeAnswered();
                    } else {
                        replica.probeUnanswered(String.valueOf(answered.cause().getMessage()));
                    }
                });
    }
}
