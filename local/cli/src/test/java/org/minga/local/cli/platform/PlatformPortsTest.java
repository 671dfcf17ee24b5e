package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.process.BackingException;

class PlatformPortsTest {
    @Test
    void without_settings_the_well_known_ports_are_used() {
        PlatformPorts ports = PlatformPorts.from(Map.of());

        assertThat(ports.http(Service.GATEWAY, 0)).isEqualTo(8080);
        assertThat(ports.http(Service.VOTING, 0)).isEqualTo(8103);
        assertThat(ports.http(Service.VOTING, 1)).isEqualTo(8113);
        assertThat(ports.management(Service.VOTING, 1)).isEqualTo(9113);
        assertThat(ports.postgres()).isEqualTo(25_432);
        assertThat(ports.rabbit()).isEqualTo(25_673);
        assertThat(ports.epmd()).isEqualTo(24_369);
        assertThat(ports.keycloak()).isEqualTo(28_080);
    }

    @Test
    void one_port_can_be_moved() {
        PlatformPorts ports = PlatformPorts.from(Map.of("MINGA_PORT_VOTING", "7000", "MINGA_PORT_POSTGRES", "5433"));

        assertThat(ports.http(Service.VOTING, 0)).isEqualTo(7000);
        assertThat(ports.management(Service.VOTING, 0)).isEqualTo(8000);
        assertThat(ports.postgres()).isEqualTo(5433);
        assertThat(ports.http(Service.CAMPAIGN, 0)).isEqualTo(8101);
    }

    @Test
    void a_base_moves_all_of_them_into_one_block_without_a_clash() {
        PlatformPorts ports = PlatformPorts.base(21_000);

        List<Integer> all = all(ports);

        assertThat(all).allMatch(port -> port >= 21_000 && port < 21_000 + PlatformPorts.BLOCK);
        Set<Integer> different = new HashSet<>(all);
        assertThat(different).hasSameSizeAs(all);
    }

    @Test
    void well_known_ports_do_not_clash_either() {
        List<Integer> all = all(PlatformPorts.from(Map.of()));

        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(all).allMatch(port -> port < 32_768);
    }

    @Test
    void what_is_no_port_is_refused_with_the_name_of_the_setting() {
        assertThatThrownBy(() -> PlatformPorts.from(Map.of("MINGA_PORT_GATEWAY", "web")))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("MINGA_PORT_GATEWAY=web");
        assertThatThrownBy(() -> PlatformPorts.from(Map.of("MINGA_PORT_BASE", "65500")))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("MINGA_PORT_BASE=65500");
    }

    private static List<Integer> all(PlatformPorts ports) {
        return IntStream.concat(
                        IntStream.of(
                                ports.postgres(),
                                ports.rabbit(),
                                ports.rabbitDistribution(),
                                ports.epmd(),
                                ports.keycloak(),
                                ports.keycloakManagement()),
                        Arrays.stream(Service.values())
                                .flatMapToInt(service -> IntStream.range(0, PlatformPorts.MOST_REPLICAS)
                                        .flatMap(number -> IntStream.of(
                                                ports.http(service, number), ports.management(service, number)))))
                .boxed()
                .toList();
    }
}
