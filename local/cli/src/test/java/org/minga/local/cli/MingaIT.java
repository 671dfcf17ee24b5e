package org.minga.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MingaIT {
    private static final int USAGE = 2;

    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "token",
                "demo",
                "import-election",
                "tally",
                "recount",
                "conformance",
                "bench"
            })
    void every_command_explains_itself(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Usage: minga " + command);
    }

    @Test
    void an_unknown_command_is_refused() {
        assertThat(run("fly")).isEqualTo(USAGE);

        assertThat(errors.toString()).contains("fly");
    }

    @Test
    void recount_needs_the_certified_hash() {
        assertThat(run("recount", "bundle.ndjson")).isEqualTo(USAGE);

        assertThat(errors.toString()).contains("--hash");
    }

    @Test
    void a_service_that_does_not_exist_cannot_be_scaled() {
        assertThat(run("up", "--scale", "voter=2")).isEqualTo(1);

        assertThat(errors.toString()).contains("there is no service called voter");
    }

    @Test
    void a_port_that_is_none_is_named() {
        environment.put("MINGA_PORT_GATEWAY", "web");

        assertThat(run("up")).isEqualTo(1);

        assertThat(errors.toString()).contains("MINGA_PORT_GATEWAY=web is not a port number");
    }

    @Test
    void nothing_runs_in_an_empty_folder() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("down")).isZero();
        assertThat(run("status", "--json")).isEqualTo(1);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The platform is down", "Nothing was running", "{\"phase\":\"down\"}");
    }

    @Test
    void a_token_needs_a_platform() {
        assertThat(run("token", "ana")).isEqualTo(1);

        assertThat(errors.toString()).contains("The platform is not up. Start it with ./minga up");
    }

    @Test
    void logs_of_something_unknown_list_what_there_is() {
        assertThat(run("logs", "voter")).isEqualTo(1);

        assertThat(errors.toString()).contains("There is no log of \"voter\"", "none yet");
    }

    @Test
    void an_election_that_is_not_there_is_named() {
        assertThat(run("import-election", "nowhere.pb")).isEqualTo(1);

        assertThat(errors.toString()).contains("There is no file nowhere.pb");
    }

    private int run(String... arguments) {
        environment.put("MINGA_HOME", home.toString());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        CommandLine line = Minga.commandLine(new Context(Path.of("/nowhere"), environment, out));
        return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
