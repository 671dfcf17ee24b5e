package org.minga.local.backing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
    @TempDir
    Path folder;

    @AfterEach
    void nothing_is_left() {
        assertThat(Processes.ofFolder(folder)).isEmpty();
    }

    @Test
    void a_program_that_ends_while_starting_is_reported_with_its_last_words() {
        ChildProcess child = ChildProcess.start(shell("echo no licence for Mondays; exit 3"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(20)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("Sample ended with code 3 while starting")
                .hasMessageContaining("no licence for Mondays")
                .hasMessageContaining("sample.log");
    }

    @Test
    void a_program_that_never_answers_is_stopped_when_its_time_is_over() {
        ChildProcess child = ChildProcess.start(shell("echo thinking; sleep 600"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("did not answer within 0 s")
                .hasMessageContaining("thinking");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_missing_program_is_named() {
        ChildProcess.Specification specification = new ChildProcess.Specification(
                "Sample",
                List.of("/nowhere/sample-server"),
                folder,
                folder.resolve("sample.log"),
                folder.resolve("sample.pid"));

        assertThatThrownBy(() -> ChildProcess.start(specification).awaitReady(() -> false, Duration.ofSeconds(10)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("/nowhere/sample-server");
    }

    @Test
    void stopping_ends_the_children_of_the_child_too() {
        ChildProcess child = ChildProcess.start(shell("trap '' TERM; sleep 600 & sleep 600; sleep 600"));
        Processes.await(() -> Processes.ofFolder(folder).size() >= 3, Duration.ofSeconds(10));

        child.stop(Duration.ofMillis(500));

        assertThat(Processes.ofFolder(folder)).isEmpty();
        assertThat(folder.resolve("sample.pid")).doesNotExist();
    }

    @Test
    void a_process_left_by_a_crashed_launcher_is_ended_before_the_new_one_starts() {
        ChildProcess first = ChildProcess.start(shell("exec sleep 600"));

        ChildProcess second = ChildProcess.start(shell("exec sleep 600"));

        assertThat(first.isAlive()).isFalse();
        assertThat(second.isAlive()).isTrue();
        second.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_pid_that_belongs_to_somebody_else_by_now_is_left_alone() {
        ChildProcess other = ChildProcess.start(shell("exec sleep 600"));
        ProcessMark stale = new ProcessMark(other.pid(), "1");

        stale.end(Signal.KILL, Duration.ofSeconds(1));

        assertThat(other.isAlive()).isTrue();
        other.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_taken_port_is_refused_with_the_setting_that_moves_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(port, "Sample", "MINGA_PORT_SAMPLE"))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("MINGA_PORT_SAMPLE");
        }
    }

    @Test
    void a_folder_that_was_filled_half_is_filled_again() throws Exception {
        Path wanted = folder.resolve("tool");
        assertThatThrownBy(() -> Archive.once(wanted, partial -> {
                    throw new BackingException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(wanted).doesNotExist();

        Archive.once(wanted, partial -> write(partial.resolve("whole")));

        assertThat(wanted.resolve("whole")).exists();
        assertThat(Files.readString(wanted.resolve("whole"))).isEqualTo("yes");
    }

    @Test
    void a_lock_is_held_by_one_at_a_time() {
        try (FolderLock held = FolderLock.take(folder, "lock", Duration.ofSeconds(1))) {
            assertThat(FolderLock.tryTake(folder, "lock")).isEmpty();
        }
        assertThat(FolderLock.tryTake(folder, "lock")).isPresent().get().satisfies(FolderLock::close);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "yes");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ChildProcess.Specification shell(String script) {
        return new ChildProcess.Specification(
                "Sample",
                List.of("sh", "-c", script),
                folder,
                folder.resolve("sample.log"),
                folder.resolve("sample.pid"));
    }
}
