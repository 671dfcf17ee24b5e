package org.minga.local.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Processes;

class SharedServersIT {
    @TempDir
    Path folder;

    @Test
    void two_jvms_share_one_pair_of_servers_which_ends_after_both_were_killed() {
        List<ChildProcess> users = List.of(user("first"), user("second"));
        users.forEach(user -> user.awaitReady(() -> ports(user).length() > 5, Duration.ofMinutes(3)));
        assertThat(ports(users.getFirst())).isEqualTo(ports(users.getLast())).matches("\\d+ \\d+");

        users.getFirst().kill();
        boolean endedEarly =
                Processes.await(() -> !Files.exists(folder.resolve("test/servers")), Duration.ofSeconds(5));
        users.getLast().kill();

        assertThat(endedEarly).isFalse();
        assertThat(Processes.await(this::nothingRuns, Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void who_comes_after_the_end_gets_new_servers() {
        ChildProcess first = user("first");
        first.awaitReady(() -> ports(first).length() > 5, Duration.ofMinutes(3));
        first.kill();
        Processes.await(() -> Files.exists(folder.resolve("test/ending")), Duration.ofSeconds(20));

        ChildProcess second = user("second");
        second.awaitReady(() -> ports(second).length() > 5, Duration.ofMinutes(3));

        assertThat(Files.exists(folder.resolve("test/servers"))).isTrue();
        second.kill();
        assertThat(Processes.await(this::nothingRuns, Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void a_folder_that_is_deleted_under_the_servers_ends_them() {
        ChildProcess user = user("first");
        user.awaitReady(() -> ports(user).length() > 5, Duration.ofMinutes(3));

        // The watchdog looks once a second; what it never saw it cannot end.
        Processes.await(() -> false, Duration.ofSeconds(3));

        Archive.delete(folder.resolve("test/servers"));

        assertThat(Processes.await(this::nothingRuns, Duration.ofSeconds(40))).isTrue();
        user.kill();
    }

    private boolean nothingRuns() {
        return Processes.ofFolder(folder.resolve("test")).isEmpty();
    }

    private static String ports(ChildProcess user) {
        try {
            return Files.readString(user.specification().log()).strip();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ChildProcess user(String name) {
        Path tools = ProjectRoot.find().resolve(".minga/tools");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ChildProcess.start(new ChildProcess.Specification(
                name,
                List.of(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SharedServersUser.class.getName(),
                        folder.resolve("test").toString(),
                        tools.toString()),
                folder.resolve("users-" + name),
                folder.resolve(name + ".log"),
                folder.resolve(name + ".pid")));
    }
}
