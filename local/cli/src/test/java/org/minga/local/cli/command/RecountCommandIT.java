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

class RecountCommandIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path bundle = Path.of("");
    private String hash = "";

    @BeforeEach
    void a_certified_bundle() throws IOException {
        bundle = folder.resolve("bundle.ndjson");
        hash = new SmallBundle(bundle).hash();
    }

    @Test
    void the_certified_bundle_is_confirmed() {
        assertThat(recount(hash)).isZero();

        assertThat(text())
                .contains("Ballots  5", "Winner   swing  score 3", hash)
                .endsWith("recount=confirmed\n");
    }

    @Test
    void a_changed_ballot_is_refused_and_named() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(bundle));
        lines.set(1, lines.get(1).replace("bench", "swing"));
        write(lines);

        assertThat(recount(hash)).isEqualTo(1);

        assertThat(text()).contains("Wrong    line_changed (line 8, page 1)").endsWith("recount=refuted\n");
    }

    @Test
    void a_dropped_ballot_is_refused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(bundle));
        lines.remove(1);
        write(lines);

        assertThat(recount(hash)).isEqualTo(1);

        assertThat(text()).contains("Wrong ").endsWith("recount=refuted\n");
    }

    @Test
    void an_added_ballot_is_refused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(bundle));
        lines.add(1, lines.get(1));
        write(lines);

        assertThat(recount(hash)).isEqualTo(1);

        assertThat(text()).contains("Wrong ").endsWith("recount=refuted\n");
    }

    @Test
    void another_hash_than_the_certified_one_is_refused() {
        assertThat(recount("sha256:" + "0".repeat(64))).isEqualTo(1);

        assertThat(text()).contains("Wrong ").endsWith("recount=refuted\n");
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(bundle, String.join("\n", lines) + "\n");
    }

    private int recount(String certified) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Minga.commandLine(new Context(folder, Map.of(), out))
                .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .execute("recount", bundle.toString(), "--hash", certified);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
