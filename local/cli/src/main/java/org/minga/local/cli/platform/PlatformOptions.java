package org.minga.local.cli.platform;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run a platform.
 *
 * @param root the checkout, in which the services are built
 * @param home data folder: databases, queues, logs, passwords, the record of what runs
 * @param ports every port
 * @param scale replicas per service; one where not named
 * @param testIssuer trusted instead of Keycloak, for private platforms of tests
 * @param jvmFlags flags of each service's JVM
 * @param serviceEnvironment added to the environment of every service
 * @param environment the user's environment, for addresses of external servers
 * @param progress told what happens, one line each
 */
public record PlatformOptions(
        Path root,
        Path home,
        PlatformPorts ports,
        Map<Service, Integer> scale,
        Optional<Issuer> testIssuer,
        List<String> jvmFlags,
        Map<String, String> serviceEnvironment,
        Map<String, String> environment,
        Consumer<String> progress) {

    /** Small and quick to start: for one machine with everything on it. */
    public static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx192m", "-Xss512k", "-XX:TieredStopAtLevel=1");
    /** As the containers are run: for benchmarks and fault tests. */
    public static final List<String> PRODUCTION = List.of("-Xmx512m", "-XX:+UseSerialGC");

    /** The gateway counts as always, but one machine that plays a whole city does not meet its limits. */
    public static final Map<String, String> WIDE_LIMITS = Map.of(
            "MINGA_GATEWAY_LIMITS_CLIENT", "10000000",
            "MINGA_GATEWAY_LIMITS_PERSON", "10000000",
            "MINGA_GATEWAY_LIMITS_ADDRESS", "10000000",
            "MINGA_GATEWAY_LIMITS_AT_ONCE", "4096",
            "MINGA_GATEWAY_CLIENT_MAX_CONNECTIONS_PER_ADDRESS", "0");

    public PlatformOptions {
        scale = Map.copyOf(scale);
        jvmFlags = List.copyOf(jvmFlags);
        serviceEnvironment = Map.copyOf(serviceEnvironment);
        environment = Map.copyOf(environment);
    }

    /**
     * What the environment says: {@code MINGA_HOME}, {@code MINGA_PORT_*}, {@code MINGA_TEST_ISSUER},
     * {@code MINGA_JVM_FLAGS} and the addresses of external servers.
     */
    public static PlatformOptions from(Map<String, String> environment, Path root) {
        return new PlatformOptions(
                root,
                home(environment, root),
                PlatformPorts.from(environment),
                new EnumMap<>(Service.class),
                Optional.ofNullable(environment.get("MINGA_TEST_ISSUER")).map(Issuer::parse),
                Optional.ofNullable(environment.get("MINGA_JVM_FLAGS"))
                        .map(flags -> List.of(flags.strip().split("\\s+")))
                        .orElse(SMALL),
                Map.of(),
                environment,
                line -> {});
    }

    /** The data folder: {@code MINGA_HOME}, or {@code .minga} in the checkout. */
    public static Path home(Map<String, String> environment, Path root) {
        String told = environment.get("MINGA_HOME");
        return told == null || told.isBlank()
                ? root.resolve(".minga")
                : Path.of(told).toAbsolutePath().normalize();
    }

    public int replicas(Service service) {
        return scale.getOrDefault(service, 1);
    }

    public PlatformOptions withScale(Map<Service, Integer> wanted) {
        return new PlatformOptions(
                root, home, ports, wanted, testIssuer, jvmFlags, serviceEnvironment, environment, progress);
    }

    public PlatformOptions withProgress(Consumer<String> listener) {
        return new PlatformOptions(
                root, home, ports, scale, testIssuer, jvmFlags, serviceEnvironment, environment, listener);
    }

    public PlatformOptions withHome(Path folder) {
        return new PlatformOptions(
                root, folder, ports, scale, testIssuer, jvmFlags, serviceEnvironment, environment, progress);
    }

    public PlatformOptions withPorts(PlatformPorts wanted) {
        return new PlatformOptions(
                root, home, wanted, scale, testIssuer, jvmFlags, serviceEnvironment, environment, progress);
    }

    public PlatformOptions withTestIssuer(Issuer issuer) {
        return new PlatformOptions(
                root, home, ports, scale, Optional.of(issuer), jvmFlags, serviceEnvironment, environment, progress);
    }

    public PlatformOptions withJvmFlags(List<String> flags) {
        return new PlatformOptions(
                root, home, ports, scale, testIssuer, flags, serviceEnvironment, environment, progress);
    }

    public PlatformOptions withServiceEnvironment(Map<String, String> added) {
        return new PlatformOptions(root, home, ports, scale, testIssuer, jvmFlags, added, environment, progress);
    }

    /** Binaries, unpacked once for all platforms of this checkout. */
    Path tools() {
        return root.resolve(".minga").resolve("tools");
    }

    Path logs() {
        return home.resolve("logs");
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
