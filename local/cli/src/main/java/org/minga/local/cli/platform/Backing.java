package org.minga.local.cli.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.DatabaseAccess;
import org.minga.local.backing.KeycloakDistribution;
import org.minga.local.backing.KeycloakOptions;
import org.minga.local.backing.KeycloakServer;
import org.minga.local.backing.PostgresAccess;
import org.minga.local.backing.PostgresOptions;
import org.minga.local.backing.PostgresServer;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.RabbitOptions;
import org.minga.local.backing.RabbitServer;
import org.minga.local.backing.Secrets;
import org.minga.local.backing.process.ChildProcess;

/** The three servers behind the services: our own, or somebody else's by address. */
final class Backing {
    private static final Duration KEYCLOAK_LIMIT = Duration.ofMinutes(4);
    private static final String REALM = "minga";

    private final PlatformOptions options;
    private final Map<Service, DatabaseAccess> databases = new EnumMap<>(Service.class);
    private volatile @Nullable PostgresServer postgres;
    private volatile @Nullable RabbitServer rabbit;
    private volatile @Nullable KeycloakServer keycloak;
    private volatile @Nullable PostgresAccess postgresAccess;
    private volatile @Nullable RabbitAccess rabbitAccess;
    private volatile Optional<Issuer> issuer;

    Backing(PlatformOptions options) {
        this.options = options;
        this.issuer = options.testIssuer();
    }

    void startPostgres() {
        Optional<String> external = options.setting("MINGA_POSTGRES_URL");
        if (external.isPresent()) {
            postgresAccess = PostgresAccess.parse(external.get());
        } else {
            PostgresServer server = PostgresServer.start(
                    PostgresOptions.under(options.home(), options.ports().postgres())
                            .withTools(options.tools())
                            .withProgress(options.progress()));
            postgres = server;
            postgresAccess = server.access();
        }
    }

    /** Creates what is missing of each service's database and roles. */
    void prepareDatabases() {
        for (Service service : Service.withDatabase()) {
            DatabaseAccess access = postgres()
                    .createDatabase(
                            service.label(), secret(service.label() + "-owner"), secret(service.label() + "-app"));
            synchronized (databases) {
                databases.put(service, access);
            }
        }
    }

    void startRabbit() {
        Optional<String> external = options.setting("MINGA_RABBITMQ_URL");
        if (external.isPresent()) {
            rabbitAccess = RabbitAccess.parse(
                    external.get(),
                    options.setting("MINGA_RABBITMQ_MANAGEMENT_URL").orElse(null));
        } else {
            PlatformPorts ports = options.ports();
            RabbitServer server = RabbitServer.start(
                    RabbitOptions.under(options.home(), ports.rabbit(), ports.rabbitDistribution(), ports.epmd())
                            .withTools(options.tools())
                            .withProgress(options.progress()));
            rabbit = server;
            rabbitAccess = server.access();
        }
    }

    /** Not needed where the tests sign tokens themselves. */
    void startKeycloak() {
        if (options.testIssuer().isPresent()) {
            return;
        }
        Optional<String> external = options.setting("MINGA_KEYCLOAK_URL");
        if (external.isPresent()) {
            issuer = Optional.of(Issuer.keycloak(external.get().replaceAll("/+$", "") + "/realms/" + REALM));
            return;
        }
        Path folder = options.home().resolve("keycloak");
        Path realm = LocalRealm.write(
                options.root(),
                folder.resolve("realm.json"),
                Map.of(
                        "demo-partner", secret("demo-partner"),
                        "campaign-service", secret("campaign-service")));
        keycloak = KeycloakServer.start(new KeycloakOptions(
                folder,
                options.tools(),
                options.logs().resolve("keycloak.log"),
                options.ports().keycloak(),
                options.ports().keycloakManagement(),
                REALM,
                realm,
                () -> KeycloakDistribution.fetch(options.root(), options.tools().resolve("downloads")),
                KEYCLOAK_LIMIT,
                options.progress()));
    }

    /** Known before Keycloak is up, because services start without it. */
    Issuer issuer() {
        return issuer.orElseGet(() -> {
            String url = options.setting("MINGA_KEYCLOAK_URL")
                    .map(address -> address.replaceAll("/+$", ""))
                    .orElse("http://localhost:" + options.ports().keycloak());
            return Issuer.keycloak(url + "/realms/" + REALM);
        });
    }

    PostgresAccess postgres() {
        PostgresAccess access = postgresAccess;
        if (access == null) {
            throw new IllegalStateException("PostgreSQL was not started yet");
        }
        return access;
    }

    RabbitAccess rabbit() {
        RabbitAccess access = rabbitAccess;
        if (access == null) {
            throw new IllegalStateException("RabbitMQ was not started yet");
        }
        return access;
    }

    DatabaseAccess database(Service service) {
        synchronized (databases) {
            DatabaseAccess access = databases.get(service);
            if (access == null) {
                throw new IllegalStateException("No database was prepared for " + service.label());
            }
            return access;
        }
    }

    /** The secret of a confidential client: told by the operator for an external Keycloak, else ours. */
    String clientSecret(String client) {
        String setting =
                "MINGA_SECRET_" + client.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return options.setting(setting).orElseGet(() -> secret(client));
    }

    /** Our own server processes that run. */
    List<ChildProcess> processes() {
        List<ChildProcess> processes = new ArrayList<>();
        if (postgres != null) {
            processes.add(postgres.process());
        }
        if (rabbit != null) {
            processes.add(rabbit.process());
        }
        if (keycloak != null) {
            processes.add(keycloak.process());
        }
        return processes;
    }

    List<PlatformState.Part> parts() {
        List<PlatformState.Part> parts = new ArrayList<>();
        PostgresAccess database = postgres();
        parts.add(part(
                "postgres",
                postgres == null ? null : postgres.process(),
                address("postgresql", database.host(), database.port()),
                ""));
        RabbitAccess broker = rabbit();
        parts.add(part(
                "rabbitmq",
                rabbit == null ? null : rabbit.process(),
                address("amqp", broker.host(), broker.port()),
                ""));
        if (options.testIssuer().isEmpty()) {
            String realm = issuer().issuer();
            parts.add(part(
                    "keycloak",
                    keycloak == null ? null : keycloak.process(),
                    URI.create(realm).resolve("/").toString(),
                    realm + "/.well-known/openid-configuration"));
        }
        return parts;
    }

    void stopRabbit() {
        RabbitServer server = rabbit;
        rabbit = null;
        if (server != null) {
            server.close();
        }
    }

    void killRabbit() {
        RabbitServer server = rabbit;
        rabbit = null;
        if (server != null) {
            server.kill();
        }
    }

    void stopPostgres() {
        PostgresServer server = postgres;
        postgres = null;
        if (server != null) {
            server.close();
        }
    }

    void killPostgres() {
        PostgresServer server = postgres;
        postgres = null;
        if (server != null) {
            server.process().kill();
        }
    }

    void stopKeycloak() {
        KeycloakServer server = keycloak;
        keycloak = null;
        if (server != null) {
            server.close();
        }
    }

    private String secret(String name) {
        return Secrets.keep(options.home().resolve("secrets").resolve(name));
    }

    private static PlatformState.Part part(String name, @Nullable ChildProcess process, String url, String health) {
        return process == null
                ? new PlatformState.Part(name, 0, url, health, "")
                : new PlatformState.Part(
                        name,
                        process.pid(),
                        url,
                        health,
                        process.specification().log().toString());
    }

    private static String address(String scheme, String host, int port) {
        return scheme + "://" + host + ":" + port;
    }
}
