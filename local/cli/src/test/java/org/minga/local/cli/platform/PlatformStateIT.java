package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ProcessMark;

class PlatformStateIT {
    @TempDir
    Path home;

    @Test
    void what_was_written_is_read_back_while_the_launcher_lives() {
        PlatformState state =
                state(ProcessMark.of(ProcessHandle.current().pid()).orElseThrow());

        state.write(home);

        assertThat(PlatformState.read(home)).contains(state);
    }

    @Test
    void the_record_of_a_launcher_that_died_counts_for_nothing() {
        state(new ProcessMark(ProcessHandle.current().pid(), "1")).write(home);

        assertThat(PlatformState.read(home)).isEmpty();
    }

    @Test
    void without_a_record_nothing_runs() {
        assertThat(PlatformState.read(home)).isEmpty();
    }

    @Test
    void a_damaged_record_is_named() throws Exception {
        Files.writeString(home.resolve("state.json"), "{\"phase\":");

        assertThatThrownBy(() -> PlatformState.read(home))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("state.json is damaged");
    }

    private static PlatformState state(ProcessMark launcher) {
        return new PlatformState(
                PlatformState.Phase.READY,
                launcher,
                "2026-11-22T10:00:00Z",
                "http://127.0.0.1:8080",
                "http://localhost:28080/realms/minga",
                List.of(new PlatformState.Part("voting-2", 4711, "http://127.0.0.1:8113", "", "/tmp/voting-2.log")));
    }
}
