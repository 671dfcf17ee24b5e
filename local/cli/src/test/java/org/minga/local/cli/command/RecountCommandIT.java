package org.minga.local.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.seats.Approval;

class RecountCommandIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path bundle = Path.of("");
    private String hash = "";

    @BeforeEach
    void a_certified_bundle() throws IOException {
        bundle = folder.resolve("bundle.ndjson");
        BundleHeader header = new BundleHeader(
                "0197c2a0-0000-7000-8000-000000000001",
                "0197c2a0-0000-7000-8000-000000000002",
                Map.of("en", "Which one?"),
                new ContestRules(new Approval(1), new BallotRules.Approval(0, 2)),
                List.of(BallotOption.of("bench"), BallotOption.of("swing")),
                Map.of("kind", "any_account"));
        try (OutputStream out = Files.newOutputStream(bundle)) {
            BundleWriter writer = BundleWriter.open(header, out);
            writer.add(new Ballot.Approval(List.of("bench")), 2);
            writer.add(new Ballot.Approval(List.of("swing")), 3);
            hash = writer.finish().hash();
        }
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

        assertThat(text()).contains("Wrong    ballot_").endsWith("recount=refuted\n");
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
