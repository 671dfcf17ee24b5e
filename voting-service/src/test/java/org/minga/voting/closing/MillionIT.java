package org.minga.voting.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;

/** A big city votes: its contest is sealed, counted and written down by a service of its own with little memory. */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class MillionIT {
    private static final int BALLOTS = Integer.getInteger("minga.ballots", 1_000_000);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HEAP = "-Xmx512m";
    private static final List<String> CHOICES = choices();

    private final PlatformResource servers = new PlatformResource();
    private final Path log = Path.of("target", "million.log");
    private Process service;

    private static List<String> choices() {
        List<String> choices = new ArrayList<>();
        for (int first = 0; first < 20; first++) {
            for (int second = first + 1; second < 20; second++) {
                choices.add("{\"selections\":[\"" + code(first) + "\",\"" + code(second) + "\"]}");
            }
        }
        return choices;
    }

    private static String code(int option) {
        return "" + (char) ('A' + option);
    }

    @BeforeEach
    void start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), HEAP, "-XX:+ExitOnOutOfMemoryError"));
        servers.start().forEach((key, value) -> command.add("-D" + key + "=" + value));
        int port = freePort();
        RestAssured.port = port;
        command.addAll(List.of(
                "-Dminga.http.port=" + port,
                "-Dquarkus.management.port=" + freePort(),
                "-Dminga.voting.log-keys=" + Path.of("target", "log-keys").toAbsolutePath(),
                "-Dminga.voting.log-keys-create=true",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("the service listens")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Files.readString(log).contains("Listening on"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.destroy();
        service.waitFor(20, TimeUnit.SECONDS);
        servers.stop();
        RestAssured.reset();
    }

    @Test
    void a_million_ballots_are_sealed_and_counted_within_a_minute() throws IOException {
        String[] codes = new String[20];
        for (int option = 0; option < codes.length; option++) {
            codes[option] = code(option);
        }
        Town.Opened opened = Town.open(Map.of("options", Town.options(codes)));
        opened.approve("ana", "A", "B").then().statusCode(201);
        StuffedBox.stuff(opened.contest(), BALLOTS - 1, n -> CHOICES.get(n * 31 % CHOICES.size()));
        Awaitility.await("the log has all that was cast so far, as always within seconds")
                .atMost(Duration.ofMinutes(5))
                .until(() -> Town.number(
                                "SELECT count(*) FROM ballot_batch WHERE contest_id = ? AND log_from IS NULL",
                                opened.contest())
                        == 0);
        Duration busyBefore = busy();

        long before = System.nanoTime();
        opened.town().closeVote();
        Awaitility.await("the contest is counted")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> opened.state().equals("provisional"));
        Duration taken = Duration.ofNanos(System.nanoTime() - before);

        Bundles.assertRight(opened, BALLOTS);
        assertThat(Files.readString(log)).doesNotContain("could not be taken a step on");
        System.out.printf(
                Locale.ROOT,
                "seal ratio=%.2f ours=%.1f reference=%d errors=0 unit=s ballots=%d heap=%s cpu=%.1f%n",
                taken.toMillis() / (double) LIMIT.toMillis(),
                taken.toMillis() / 1e3,
                LIMIT.toSeconds(),
                BALLOTS,
                HEAP,
                busy().minus(busyBefore).toMillis() / 1e3);
        assertThat(taken).isLessThan(LIMIT);
    }

    private Duration busy() {
        return service.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
