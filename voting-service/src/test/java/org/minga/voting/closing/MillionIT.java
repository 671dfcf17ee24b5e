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
import java.util.UUID;
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
    private static final int CHANGED = BALLOTS / 10;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Of the whole process, as a container would be limited. */
    private static final long LIMIT_MEGABYTES = 512;

    private static final List<String> MEMORY = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=48m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-Xss512k");
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
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(MEMORY);
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
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Else the C library keeps much of what each thread gave back.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        service = builder.start();
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
        StuffedBox.stuff(opened.contest(), BALLOTS - 1, MillionIT::voter, n -> CHOICES.get(n * 31 % CHOICES.size()));
        StuffedBox.change(opened.contest(), CHANGED, MillionIT::voter, n -> CHOICES.get(n * 37 % CHOICES.size()));
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
                "seal ratio=%.2f ours=%.1f reference=%d errors=0 unit=s ballots=%d changed=%d peak_mb=%d cpu=%.1f%n",
                taken.toMillis() / (double) LIMIT.toMillis(),
                taken.toMillis() / 1e3,
                LIMIT.toSeconds(),
                BALLOTS,
                CHANGED,
                peakMegabytes(),
                busy().minus(busyBefore).toMillis() / 1e3);
        assertThat(taken).isLessThan(LIMIT);
        assertThat(peakMegabytes()).as("memory of the whole process").isLessThanOrEqualTo(LIMIT_MEGABYTES);
    }

    /** Names as long as those that people have. */
    private static String voter(int n) {
        return new UUID(n * 0x9E3779B97F4A7C15L, n).toString();
    }

    /** The most that was ever in memory of the process, as the kernel knows it. */
    private long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private Duration busy() {
        return service.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
