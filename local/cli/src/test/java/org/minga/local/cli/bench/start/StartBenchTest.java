package org.minga.local.cli.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartBenchTest {
    @Test
    void the_services_wait_for_the_slower_of_two_servers() {
        Map<String, Duration> times = Map.of(
                "PostgreSQL", Duration.ofMillis(1_500),
                "RabbitMQ", Duration.ofMillis(4_000),
                "Keycloak", Duration.ofMillis(20_000));

        assertThat(StartBench.awaited(times)).isEqualTo(4);
    }

    @Test
    void a_start_with_data_is_set_beside_the_servers_it_waited_for() {
        Map<String, Memory> memory = new LinkedHashMap<>();
        memory.put("voting", new Memory(300 * 1024, 200 * 1024));
        memory.put("postgres", new Memory(500 * 1024, 100 * 1024));
        StartBench.Start first = new StartBench.Start(30, 6, Map.of(), false);
        StartBench.Start again = new StartBench.Start(20, 5, memory, false);

        assertThat(StartBench.line(List.of(first), List.of(again)))
                .hasToString("start ratio=4.000 ours=20 reference=5.000 errors=0 first_s=30.0 rss_mib=800 pss_mib=300"
                        + " voting_mib=200 postgres_mib=100");
    }

    @Test
    void a_process_that_ended_by_itself_is_an_error() {
        StartBench.Start ended = new StartBench.Start(30, 6, Map.of(), true);

        assertThat(StartBench.line(List.of(ended), List.of(ended)).exitCode()).isEqualTo(1);
    }

    @Test
    void memory_is_read_from_what_the_kernel_says() {
        Stream<String> rollup = Stream.of(
                "5581a000-7ffd9000 ---p 00000000 00:00 0    [rollup]",
                "Rss:              227412 kB",
                "Pss:              201033 kB",
                "Pss_Dirty:        180112 kB");

        assertThat(Memory.parse(rollup)).isEqualTo(new Memory(227_412, 201_033));
    }
}
