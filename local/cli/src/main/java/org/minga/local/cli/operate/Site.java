package org.minga.local.cli.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.minga.local.backing.PostgresAccess;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformPorts;
import org.minga.local.cli.platform.Service;

/**
 * Where the servers of a platform are: those that the environment names, else those of the data folder.
 *
 * <pre>
 *   MINGA_DB_CAMPAIGN_URL    postgresql://role:password@host:5432/campaign   (SUBMISSION, VOTING, REWARD likewise)
 *   MINGA_RABBITMQ_URL       amqp://user:password@host:5672/vhost            (MINGA_RABBITMQ_MANAGEMENT_URL)
 *   MINGA_KEYCLOAK_URL       https://host, with MINGA_KEYCLOAK_ADMIN_USERNAME and MINGA_KEYCLOAK_ADMIN_PASSWORD
 *   MINGA_GATEWAY_URL        https://host
 * </pre>
 */
public final class Site {
    private static final String LOCAL_HOST = "127.0.0.1";

    private final Context context;
    private final Path home;
    private final PlatformPorts ports;

    private Site(Context context) {
        this.context = context;
        this.home = PlatformOptions.home(context.environment(), context.root());
        this.ports = PlatformPorts.from(context.environment());
    }

    static Site of(Context context) {
        return new Site(context);
    }

    Path root() {
        return context.root();
    }

    Path home() {
        return home;
    }

    PlatformPorts ports() {
        return ports;
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(context.environment().get(name)).filter(value -> !value.isBlank());
    }

    /** Whether it is this machine's own platform that is meant. */
    boolean local() {
        return Service.withDatabase().stream()
                .noneMatch(service -> setting(databaseSetting(service)).isPresent());
    }

    /**
     * One service's database.
     *
     * @param username a role that may read and write rows; on this machine the owner
     */
    record Database(String host, int port, String name, String username, String password) {
        Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", username);
            properties.setProperty("password", password);
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("ApplicationName", "minga");
            return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s".formatted(host, port, name), properties);
        }
    }

    static String databaseSetting(Service service) {
        return "MINGA_DB_" + service.name() + "_URL";
    }

    /** @throws BackingException when nobody says where it is */
    Database database(Service service) {
        Optional<String> told = setting(databaseSetting(service));
        if (told.isPresent()) {
            PostgresAccess access = PostgresAccess.parse(told.get());
            String path = URI.create(told.get().strip()).getPath();
            String name = path == null || path.length() < 2 ? service.label() : path.substring(1);
            return new Database(access.host(), access.port(), name, access.username(), access.password());
        }
        String password = kept(home.resolve("secrets").resolve(service.label() + "-owner"), databaseSetting(service));
        Optional<PostgresAccess> external = setting("MINGA_POSTGRES_URL").map(PostgresAccess::parse);
        return new Database(
                external.map(PostgresAccess::host).orElse(LOCAL_HOST),
                external.map(PostgresAccess::port).orElseGet(ports::postgres),
                service.label(),
                service.label() + "_owner",
                password);
    }

    /** @throws BackingException when nobody says where it is */
    RabbitAccess rabbit() {
        return setting("MINGA_RABBITMQ_URL")
                .map(url -> RabbitAccess.parse(
                        url, setting("MINGA_RABBITMQ_MANAGEMENT_URL").orElse(null)))
                .orElseGet(() -> new RabbitAccess(
                        LOCAL_HOST,
                        ports.rabbit(),
                        "minga",
                        kept(home.resolve("rabbitmq/password"), "MINGA_RABBITMQ_URL"),
                        "/",
                        null));
    }

    /** Base address of Keycloak, without a path. */
    String keycloak() {
        return setting("MINGA_KEYCLOAK_URL")
                .map(url -> url.replaceAll("/+$", ""))
                .orElse("http://localhost:" + ports.keycloak());
    }

    boolean ownKeycloak() {
        return setting("MINGA_KEYCLOAK_URL").isEmpty();
    }

    Map.Entry<String, String> keycloakAdministrator() {
        Optional<String> password = setting("MINGA_KEYCLOAK_ADMIN_PASSWORD");
        return Map.entry(
                setting("MINGA_KEYCLOAK_ADMIN_USERNAME").orElse("admin"),
                password.orElseGet(() -> kept(home.resolve("keycloak/password"), "MINGA_KEYCLOAK_ADMIN_PASSWORD")));
    }

    String gateway() {
        return setting("MINGA_GATEWAY_URL")
                .map(url -> url.replaceAll("/+$", ""))
                .orElse("http://" + LOCAL_HOST + ":" + ports.http(Service.GATEWAY, 0));
    }

    private static String kept(Path file, String setting) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new BackingException("No platform was started on this data folder (" + file
                + " is missing). Start one with" + " ./minga up --detach, or set " + setting + " for one elsewhere.");
    }
}
