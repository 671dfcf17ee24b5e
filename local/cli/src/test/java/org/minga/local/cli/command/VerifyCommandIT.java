package org.minga.local.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.cli.Context;
import org.minga.local.cli.Minga;

class VerifyCommandIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        SmallBundle bundle = new SmallBundle(folder.resolve("bundle.ndjson"));
        Files.writeString(folder.resolve("hash"), bundle.hash());
        Files.writeString(folder.resolve("keys.json"), bundle.keys());
        Files.writeString(folder.resolve("counted.json"), bundle.receipt(1));
        Files.writeString(folder.resolve("withdrawn.json"), bundle.receipt(5));
        Files.writeString(folder.resolve("missing.json"), bundle.receipt(SmallBundle.CONTEST, new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
        }));
        Files.writeString(folder.resolve("head.json"), bundle.seenHead());
        Files.writeString(folder.resolve("other-keys.json"), new SmallBundle(folder.resolve("other.ndjson")).keys());
    }

    private int verify(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("verify", folder.resolve("bundle.ndjson").toString()));
        for (String option : options) {
            arguments.add(option.endsWith(".json") ? folder.resolve(option).toString() : option);
        }
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Minga.commandLine(new Context(folder, Map.of(), out))
                .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .execute(arguments.toArray(String[]::new));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_bundle_alone_is_verified_and_what_was_not_compared_is_said() {
        assertThat(verify()).isZero();

        assertThat(text())
                .contains("Ballots  5", "7 entries: 5 ballots that count, 1 replaced or withdrawn; 2 signed heads")
                .contains("the file itself names", "compared with none")
                .endsWith("verify=confirmed\n");
    }

    @Test
    void receipts_are_found_and_heads_are_of_this_history() throws IOException {
        String hash = Files.readString(folder.resolve("hash"));

        assertThat(verify(
                        "--hash",
                        hash,
                        "--keys",
                        "keys.json",
                        "--head",
                        "head.json",
                        "--receipt",
                        "counted.json",
                        "--receipt",
                        "withdrawn.json"))
                .isZero();

        assertThat(text())
                .contains("counted.json: counted, entry 1, {\"selections\":[\"swing\"]}")
                .contains("withdrawn.json: replaced or withdrawn, entry 5, voided at entry 6")
                .contains("head.json: of this history")
                .doesNotContain("the file itself names", "compared with none");
    }

    @Test
    void a_broken_promise_strange_keys_and_a_changed_line_are_named() throws IOException {
        assertThat(verify("--receipt", "missing.json")).isEqualTo(1);
        assertThat(verify("--keys", "other-keys.json")).isEqualTo(1);
        Path bundle = folder.resolve("bundle.ndjson");
        Files.writeString(bundle, Files.readString(bundle).replace("{\"v\":5}", "{\"v\":4}"));
        assertThat(verify()).isEqualTo(1);

        assertThat(text())
                .contains("Wrong    receipt_missing", "the promise was broken")
                .contains("Wrong    keys")
                .contains("Wrong    line_changed", "Entry 4 is voided, but it counts")
                .endsWith("verify=refuted\n");
    }

    @Test
    void files_that_are_not_there_are_named() {
        assertThat(verify("--receipt", "nowhere.json")).isEqualTo(1);

        assertThat(text()).contains("Cannot read", "nowhere.json");
    }
}
