package org.minga.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.system.chaos.TcpProxy;

/** Puts a proxy into every link of a platform: gateways to services, services to PostgreSQL and to RabbitMQ. */
final class Links implements AutoCloseable {
    private final Platform platform;
    private final Map<Service, List<TcpProxy>> replicas = new EnumMap<>(Service.class);
    private final Map<Service, TcpProxy> databases = new EnumMap<>(Service.class);
    private final Map<Service, TcpProxy> brokers = new EnumMap<>(Service.class);

    private Links(Platform platform) {
        this.platform = platform;
    }

    static Links into(Platform platform) throws IOException {
        Links links = new Links(platform);
        for (Service service : Service.withDatabase()) {
            List<TcpProxy> each = new ArrayList<>();
            for (int replica = 0; replica < platform.options().replicas(service); replica++) {
                each.add(TcpProxy.before(platform.url(service, replica).getPort()));
            }
            links.replicas.put(service, each);
            links.databases.put(service, TcpProxy.before(platform.postgres().port()));
            links.brokers.put(service, TcpProxy.before(platform.rabbit().port()));
        }
        links.restartEverything(true);
        return links;
    }

    /** From all gateways to all replicas of this service. */
    Stream<TcpProxy> toReplicas(Service service) {
        return replicas.getOrDefault(service, List.of()).stream();
    }

    Stream<TcpProxy> toDatabase(Service service) {
        return Stream.ofNullable(databases.get(service));
    }

    Stream<TcpProxy> toBroker(Service service) {
        return Stream.ofNullable(brokers.get(service));
    }

    /** Starts one replica again, on these links. */
    void start(Service service, int replica) {
        platform.start(service, replica, environment(service));
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>();
        if (service.hasDatabase()) {
            toDatabase(service).forEach(link -> environment.put("MINGA_DB_PORT", Integer.toString(link.port())));
            toBroker(service).forEach(link -> environment.put("RABBITMQ_PORT", Integer.toString(link.port())));
        } else {
            replicas.forEach((target, links) -> environment.put(
                    "MINGA_ROUTES_" + target.name(),
                    links.stream()
                            .map(link -> "http://127.0.0.1:" + link.port())
                            .collect(Collectors.joining(","))));
        }
        return environment;
    }

    private void restartEverything(boolean linked) {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (Service service : Service.values()) {
            IntStream.range(0, platform.options().replicas(service)).forEach(replica -> {
                platform.kill(service, replica);
                starting.add(CompletableFuture.runAsync(
                        () -> platform.start(service, replica, linked ? environment(service) : Map.of())));
            });
        }
        starting.forEach(CompletableFuture::join);
    }

    /** Leaves the platform as it was. */
    @Override
    public void close() throws IOException {
        restartEverything(false);
        for (TcpProxy link : Stream.of(databases.values(), brokers.values())
                .flatMap(proxies -> proxies.stream())
                .toList()) {
            link.close();
        }
        for (List<TcpProxy> links : replicas.values()) {
            for (TcpProxy link : links) {
                link.close();
            }
        }
    }
}
