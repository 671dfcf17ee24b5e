package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.ProjectRoot;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.Processes;

/** A platform that cannot start: one clear message, and nothing left of what had been started. */
class PlatformFailureIT {
    @TempDir
    Path folder;

    @AfterEach
    void no_process_is_left() {
        assertThat(Processes.ofFolder(folder)).isEmpty();
        assertThat(folder.resolve("home/state.json")).doesNotExist();
    }

    @Test
    void a_checkout_that_was_not_built_says_so() {
        assertThatThrownBy(() -> Platform.start(options()))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("campaign-service is not built");
    }

    @Test
    void a_service_that_dies_while_starting_ends_everything_and_its_log_is_quoted() throws IOException {
        brokenServices();

        assertThatThrownBy(() -> Platform.start(options()))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("ended with code 1 while starting")
                .hasMessageContaining("Invalid or corrupt jarfile");
    }

    @Test
    void a_taken_port_is_named_before_anything_starts() throws IOException {
        brokenServices();
        PlatformOptions options = options();
        int port = options.ports().http(Service.REWARD, 0);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Platform.start(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which reward needs")
                    .hasMessageContaining("MINGA_PORT_REWARD=");
        }
        assertThat(folder.resolve("home/postgres")).doesNotExist();
    }

    @Test
    void a_second_platform_on_the_same_folder_is_refused() throws IOException {
        brokenServices();
        try (Platform first = Platform.prepare(options())) {
            assertThat(first.failure()).isNotDone();

            assertThatThrownBy(() -> Platform.prepare(options()))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("A platform already runs on");
        }
    }

    @Test
    void more_replicas_than_there_are_ports_for_are_refused() throws IOException {
        brokenServices();

        assertThatThrownBy(() -> Platform.prepare(options().withScale(Map.of(Service.VOTING, 9))))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("--scale voting=9");
    }

    private PlatformOptions options() {
        int base = IntStream.iterate(20_000, next -> next + PlatformPorts.BLOCK)
                .filter(next ->
                        IntStream.range(next, next + PlatformPorts.BLOCK).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow();
        return PlatformOptions.from(Map.of("MINGA_HOME", folder.resolve("home").toString()), folder)
                .withPorts(PlatformPorts.base(base))
                .withTestIssuer(Issuer.parse("http://127.0.0.1:9 http://127.0.0.1:9/keys"));
    }

    private void brokenServices() throws IOException {
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve(".minga")).resolve("tools"),
                Files.createDirectories(ProjectRoot.find().resolve(".minga/tools")));
        for (Service service : Service.values()) {
            Path jar = folder.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            Files.writeString(jar, "not a jar");
        }
    }
}
