package org.minga.local.cli.platform;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Ports;

/**
 * Every port of one platform. Either the well-known ones, each of which an environment variable can move
 * ({@code MINGA_PORT_VOTING=9000}), or a block of {@value #BLOCK} from {@code MINGA_PORT_BASE} on, for a second
 * platform beside the first. The well-known ones lie below 32768, where Linux begins to pick ports for outgoing
 * connections: such a connection would keep a server from listening.
 */
public final class PlatformPorts {
    /** So many ports follow the base. */
    public static final int BLOCK = 200;
    /** A service may have so many replicas, so that their ports meet nobody else's. */
    public static final int MOST_REPLICAS = 4;

    private static final int REPLICA_STEP = 10;
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, Integer> ports;
    private final int managementOffset;

    private PlatformPorts(Map<String, Integer> ports, int managementOffset) {
        this.ports = ports;
        this.managementOffset = managementOffset;
    }

    /**
     * Reads {@code MINGA_PORT_BASE} and {@code MINGA_PORT_*}.
     *
     * @throws BackingException when a value is no port
     */
    public static PlatformPorts from(Map<String, String> environment) {
        String base = environment.get("MINGA_PORT_BASE");
        Map<String, Integer> ports = base == null ? wellKnown() : block(port("MINGA_PORT_BASE", base, BLOCK));
        ports.replaceAll((name, standard) -> {
            String setting = "MINGA_PORT_" + name;
            @Nullable String value = environment.get(setting);
            return value == null ? standard : port(setting, value, 0);
        });
        return new PlatformPorts(ports, base == null ? 1000 : 100);
    }

    /** A block of ports from {@code base} to {@code base + }{@value #BLOCK}{@code  - 1}. */
    public static PlatformPorts base(int base) {
        return from(Map.of("MINGA_PORT_BASE", Integer.toString(base)));
    }

    /**
     * A block that nobody uses, for a private platform. It lies below the range from which the system takes ports for
     * outgoing connections.
     */
    public static PlatformPorts free() {
        return IntStream.iterate(20_000, base -> base < 32_000, base -> base + BLOCK)
                .filter(base -> IntStream.range(base, base + BLOCK).allMatch(Ports::isFree))
                .mapToObj(PlatformPorts::base)
                .findFirst()
                .orElseThrow(() -> new BackingException("There is no free block of " + BLOCK + " ports."));
    }

    /** Public port of a service; replicas count from 0. */
    public int http(Service service, int replica) {
        requireReplica(replica);
        return get(service.environmentName()) + replica * REPLICA_STEP;
    }

    /** Port of a service's health checks. */
    public int management(Service service, int replica) {
        return http(service, replica) + managementOffset;
    }

    public int postgres() {
        return get("POSTGRES");
    }

    public int rabbit() {
        return get("RABBITMQ");
    }

    public int rabbitDistribution() {
        return get("RABBITMQ_DISTRIBUTION");
    }

    public int epmd() {
        return get("RABBITMQ_EPMD");
    }

    public int keycloak() {
        return get("KEYCLOAK");
    }

    public int keycloakManagement() {
        return get("KEYCLOAK_MANAGEMENT");
    }

    private int get(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException(name);
        }
        return port;
    }

    private static Map<String, Integer> wellKnown() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        new EnumMap<Service, Integer>(Map.of(
                        Service.GATEWAY, 8080,
                        Service.CAMPAIGN, 8101,
                        Service.SUBMISSION, 8102,
                        Service.VOTING, 8103,
                        Service.REWARD, 8104))
                .forEach((service, port) -> ports.put(service.environmentName(), port));
        ports.put("POSTGRES", 25_432);
        ports.put("RABBITMQ", 25_673);
        ports.put("RABBITMQ_DISTRIBUTION", 25_674);
        ports.put("RABBITMQ_EPMD", 24_369);
        ports.put("KEYCLOAK", 28_080);
        ports.put("KEYCLOAK_MANAGEMENT", 28_081);
        return ports;
    }

    private static Map<String, Integer> block(int base) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(Service.GATEWAY.environmentName(), base);
        int offset = 1;
        for (Service service : Service.withDatabase()) {
            ports.put(service.environmentName(), base + offset);
            offset++;
        }
        ports.put("POSTGRES", base + 50);
        ports.put("RABBITMQ", base + 60);
        ports.put("RABBITMQ_DISTRIBUTION", base + 61);
        ports.put("RABBITMQ_EPMD", base + 62);
        ports.put("KEYCLOAK", base + 70);
        ports.put("KEYCLOAK_MANAGEMENT", base + 71);
        return ports;
    }

    private static int port(String setting, String value, int block) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port + block <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new BackingException(setting + "=" + value + " is not a port number.", e);
        }
        throw new BackingException(
                setting + "=" + value + " is not a usable port number (1 to " + (HIGHEST_PORT - block) + ").");
    }

    private static void requireReplica(int replica) {
        if (replica < 0 || replica >= MOST_REPLICAS) {
            throw new IllegalArgumentException("Replica " + replica + " of " + MOST_REPLICAS);
        }
    }
}
