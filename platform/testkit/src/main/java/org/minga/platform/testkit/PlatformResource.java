package org.minga.platform.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.DatabaseAccess;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.SharedServers;

/**
 * Gives a service under test a fresh database on a real PostgreSQL, a fresh virtual host on a real RabbitMQ and an
 * issuer of tokens. The servers themselves are shared by all tests of a build.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    static final String PROPERTY = "minga.test.";

    private @Nullable TestIssuer issuer;

    @Override
    public Map<String, String> start() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        DatabaseAccess database = SharedServers.postgres().createDatabase(name, name + "_owner", name + "_app");
        RabbitAccess rabbit = SharedServers.rabbit().createVirtualHost(name);
        issuer = TestIssuer.start();

        Map<String, String> config = new HashMap<>();
        config.put("minga.db.host", database.host());
        config.put("minga.db.port", String.valueOf(database.port()));
        config.put("minga.db.name", name);
        config.put("rabbitmq-host", rabbit.host());
        config.put("rabbitmq-port", String.valueOf(rabbit.port()));
        config.put("rabbitmq-username", rabbit.username());
        config.put("rabbitmq-password", rabbit.password());
        config.put("rabbitmq-virtual-host", rabbit.virtualHost());
        config.put("minga.auth.issuer", issuer.url());
        config.put("minga.auth.jwks-url", issuer.keysUrl());
        config.put("minga.auth.allow-insecure-issuer", "true");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");

        config.forEach((key, value) -> System.setProperty(PROPERTY + key, value));
        System.setProperty(PROPERTY + "url", database.jdbcUrl());
        System.setProperty(PROPERTY + "owner.username", database.ownerUsername());
        System.setProperty(PROPERTY + "owner.password", database.ownerPassword());
        return config;
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
