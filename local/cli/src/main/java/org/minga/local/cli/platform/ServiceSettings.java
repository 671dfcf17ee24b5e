package org.minga.local.cli.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minga.local.backing.DatabaseAccess;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;

/** Turns what the platform knows into the command and the environment of one service process. */
final class ServiceSettings {
    private final PlatformOptions options;
    private final Backing backing;

    ServiceSettings(PlatformOptions options, Backing backing) {
        this.options = options;
        this.backing = backing;
    }

    ChildProcess.Specification of(Replica replica, Path checkout) {
        return of(replica.label(), replica, checkout, List.of());
    }

    ChildProcess.Specification migration(Service service, Path checkout) {
        return of(service.label() + "-migration", new Replica(service, 0), checkout, List.of("migrate"));
    }

    private ChildProcess.Specification of(String name, Replica replica, Path checkout, List<String> arguments) {
        Path jar = jar(checkout, replica.service());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvmFlags());
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return new ChildProcess.Specification(
                        name,
                        command,
                        options.home().resolve("services"),
                        options.logs().resolve(name + ".log"),
                        options.home().resolve("services").resolve(name + ".pid"))
                .withoutInherited(
                        "QUARKUS_HTTP",
                        "MINGA_PORT",
                        "MINGA_DB_",
                        "MINGA_HTTP_",
                        "MINGA_MANAGEMENT_",
                        "RABBITMQ_",
                        "MINGA_ROUTES_",
                        "MINGA_AUTH_",
                        "MINGA_CLIENT_",
                        "MINGA_SECRET_")
                .withEnvironment(environment(replica))
                .withEnvironment(options.serviceEnvironment())
                .inDirectory(options.home());
    }

    /** Says what to do before anything is started, when a service was not built. */
    static void requireBuilt(Path root) {
        for (Service service : Service.values()) {
            if (!Files.exists(jar(root, service))) {
                throw new BackingException(service.module() + " is not built (" + jar(root, service)
                        + " is missing). Start through ./minga, which builds it, or run ./mvnw package.");
            }
        }
    }

    private static Path jar(Path root, Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Map<String, String> environment(Replica replica) {
        PlatformPorts ports = options.ports();
        Map<String, String> environment = new HashMap<>();
        environment.put("MINGA_HTTP_HOST", "127.0.0.1");
        environment.put("MINGA_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("MINGA_HTTP_PORT", Integer.toString(ports.http(replica.service(), replica.number())));
        environment.put(
                "MINGA_MANAGEMENT_PORT", Integer.toString(ports.management(replica.service(), replica.number())));
        if (options.replicas(replica.service()) == 1) {
            // Nobody is there to take over, so there is nothing to wait for.
            environment.put("MINGA_SHUTDOWN_DELAY", "0s");
        }
        // For people to read, unless they say otherwise.
        environment.put("MINGA_LOG_JSON", options.setting("MINGA_LOG_JSON").orElse("false"));
        Issuer issuer = backing.issuer();
        environment.put("MINGA_AUTH_ISSUER", issuer.issuer());
        environment.put("MINGA_AUTH_JWKS_URL", issuer.jwksUrl());
        environment.put(
                "MINGA_AUTH_ALLOW_INSECURE_ISSUER",
                Boolean.toString(issuer.issuer().startsWith("http:")));
        switch (replica.service()) {
            case CAMPAIGN -> {
                environment.put("MINGA_VOTING_URL", url(Service.VOTING, 0));
                environment.put("MINGA_AUTH_TOKEN_URL", issuer.tokenUrl());
                environment.put("MINGA_CLIENT_ID", "campaign-service");
                environment.put("MINGA_CLIENT_SECRET", backing.clientSecret("campaign-service"));
                environment.putAll(dataEnvironment(replica.service()));
            }
            case VOTING -> {
                environment.put(
                        "MINGA_VOTING_LOG_KEYS",
                        options.home().resolve("secrets/log-keys").toString());
                environment.put("MINGA_VOTING_LOG_KEYS_CREATE", "true");
                environment.putAll(dataEnvironment(replica.service()));
            }
            case SUBMISSION, REWARD -> environment.putAll(dataEnvironment(replica.service()));
            case GATEWAY -> environment.putAll(gatewayEnvironment());
        }
        return environment;
    }

    private Map<String, String> dataEnvironment(Service service) {
        DatabaseAccess database = backing.database(service);
        RabbitAccess broker = backing.rabbit();
        Map<String, String> environment = new HashMap<>();
        environment.put("MINGA_DB_HOST", database.host());
        environment.put("MINGA_DB_PORT", Integer.toString(database.port()));
        environment.put("MINGA_DB_NAME", database.name());
        environment.put("MINGA_DB_OWNER_USERNAME", database.ownerUsername());
        environment.put("MINGA_DB_OWNER_PASSWORD", database.ownerPassword());
        environment.put("MINGA_DB_APP_USERNAME", database.appUsername());
        environment.put("MINGA_DB_APP_PASSWORD", database.appPassword());
        environment.put("RABBITMQ_HOST", broker.host());
        environment.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        environment.put("RABBITMQ_USERNAME", broker.username());
        environment.put("RABBITMQ_PASSWORD", broker.password());
        environment.put("RABBITMQ_VIRTUAL_HOST", broker.virtualHost());
        return environment;
    }

    private Map<String, String> gatewayEnvironment() {
        Map<String, String> environment = new HashMap<>();
        options.setting("MINGA_HTTP_HOST").ifPresent(host -> environment.put("MINGA_HTTP_HOST", host));
        for (Service service : Service.withDatabase()) {
            environment.put(
                    "MINGA_ROUTES_" + service.environmentName(),
                    IntStream.range(0, options.replicas(service))
                            .mapToObj(number -> url(service, number))
                            .collect(Collectors.joining(",")));
        }
        environment.put(
                "MINGA_GATEWAY_CORS_ORIGINS",
                options.setting("MINGA_GATEWAY_CORS_ORIGINS").orElse("http://localhost:*,http://127.0.0.1:*"));
        return environment;
    }

    private String url(Service service, int number) {
        return "http://127.0.0.1:" + options.ports().http(service, number);
    }
}
