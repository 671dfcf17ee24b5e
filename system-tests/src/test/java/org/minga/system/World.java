package org.minga.system;

import static java.util.Objects.requireNonNull;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.Ports;
import org.minga.local.cli.platform.Issuer;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformPorts;
import org.minga.local.cli.platform.Service;
import org.minga.platform.testkit.TestIssuer;

/**
 * One private platform for all tests of this module: own ports, own data, two replicas of each, an issuer of the
 * tests' own because Keycloak issues too few tokens a second for them. The real Keycloak has its own test. It logs as in
 * production, and records the traces that callers ask for.
 */
final class World {
    private static final SpanReceiver SPANS = SpanReceiver.start();
    private static @Nullable TestIssuer issuer;
    private static @Nullable Platform platform;

    private World() {}

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(PlatformOptions.WIDE_LIMITS);
        environment.putAll(Map.of(
                "MINGA_LOG_JSON", "true",
                "MINGA_METRICS_INTERVAL", "1s",
                "MINGA_TRACING_ENDPOINT", SPANS.address(),
                "MINGA_TRACING_RATIO", "0",
                "MINGA_TRACING_FOLLOW_CALLERS", "true"));
        return environment;
    }

    static synchronized Platform platform() {
        return platform == null ? start(root(), PlatformOptions.SMALL, 2) : platform;
    }

    /**
     * Ends the platform, if there is one, and starts it for what is measured: as containers are run, and of the services
     * only one each, so that they leave the machine to what is asked.
     */
    static synchronized Platform forMeasurements() {
        end();
        return start(root(), PlatformOptions.PRODUCTION, 1);
    }

    /** Ends the platform, if there is one, and starts it with services of another checkout. */
    static synchronized Platform of(Path checkout) {
        end();
        return start(checkout, PlatformOptions.SMALL, 2);
    }

    /** Whoever asks for the platform gets a new one. */
    static synchronized void end() {
        if (platform != null) {
            platform.close();
            platform = null;
        }
    }

    static Path root() {
        return Path.of(requireNonNull(System.getProperty("minga.root")));
    }

    private static Platform start(Path checkout, List<String> jvmFlags, int replicas) {
        if (issuer == null) {
            issuer = TestIssuer.start("contests:validate");
        }
        Path root = root();
        // Every run begins empty: what an earlier one left may be of another schema.
        Archive.delete(root.resolve("system-tests/target/platform"));
        Platform started = Platform.start(PlatformOptions.from(System.getenv(), checkout)
                .withJvmFlags(jvmFlags)
                .withHome(root.resolve("system-tests/target/platform"))
                .withPorts(PlatformPorts.base(freeBlock()))
                .withTestIssuer(new Issuer(issuer.url(), issuer.keysUrl(), issuer.tokenUrl()))
                .withServiceEnvironment(environment())
                .withScale(scale(replicas))
                .withProgress(line -> System.out.println("[platform] " + line)));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        platform = started;
        RestAssured.baseURI = started.gatewayUrl().toString();
        RestAssured.urlEncodingEnabled = true;
        RestAssured.config = RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.connection.timeout", 5_000)
                        .setParam("http.socket.timeout", 30_000));
        return started;
    }

    private static Map<Service, Integer> scale(int replicas) {
        Map<Service, Integer> scale = new EnumMap<>(Service.class);
        Service.withDatabase().forEach(service -> scale.put(service, replicas));
        scale.put(Service.GATEWAY, 2);
        return scale;
    }

    /** Who signs everybody's tokens. */
    static TestIssuer issuer() {
        platform();
        return requireNonNull(issuer);
    }

    /** What the platform records of requests whose caller asks for it. */
    static SpanReceiver spans() {
        return SPANS;
    }

    /** Below the range from which the system takes ports for outgoing connections. */
    static int freeBlock() {
        return IntStream.iterate(20_000, base -> base < 32_000, base -> base + PlatformPorts.BLOCK)
                .filter(base ->
                        IntStream.range(base, base + PlatformPorts.BLOCK).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free block of ports"));
    }
}
