package org.minga.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.Minga;
import org.minga.local.cli.TestData;
import org.minga.local.cli.tally.RulesChoice;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Tally;

class TallyBenchTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void what_gives_a_wrong_answer_is_not_measured() {
        Task wrong = new Task("Sums", 1.0, "", "4", () -> String.valueOf(2 + 3));

        assertThatThrownBy(() -> Meter.measure(wrong))
                .isInstanceOf(BackingException.class)
                .hasMessage("Sums came to \"5\" and not to \"4\".");
    }

    @Test
    void what_is_done_takes_time_and_room() throws IOException {
        List<byte[]> kept = new ArrayList<>();
        Meter.Use use = Meter.measure(new Task("Fill", null, "", "done", () -> {
            kept.add(new byte[1_000_000]);
            return "done";
        }));

        assertThat(use.bytes()).isBetween(1_000_000L, 2_000_000L);
        assertThat(use.seconds()).isNotNegative();
        assertThat(kept).hasSize(1);
    }

    @Test
    void the_yardstick_is_the_same_each_time() throws IOException {
        assertThat(new Yardstick().task().answer())
                .isEqualTo(new Yardstick().task().answer());
        Meter.measure(new Yardstick().task());
    }

    @Test
    void the_drawn_rankings_have_the_winner_that_plain_reckoning_finds() {
        RandomRankings random = new RandomRankings(7, 201);
        ElectionRead.Election election = random.election();
        Tally tally = Count.run(
                new RulesChoice("schulze", Map.of(), "code").rulesFor(election),
                election.options(),
                election.ballots());

        assertThat(random.schulzeWinners())
                .contains(tally.result().winners().getFirst().option());
        assertThat(election.size()).isEqualTo(201);
    }

    @Test
    void a_folder_that_is_not_there_is_named(@TempDir Path folder) {
        assertThat(bench("--data", folder.resolve("none").toString())).isEqualTo(1);

        assertThat(errors.toString()).contains("There is no folder ", "none", "--data");
    }

    /** The machine may be busy, so the targets are not asked for here. */
    @Test
    @EnabledIfSystemProperty(named = "minga.long", matches = "true")
    void every_task_is_measured_and_comes_to_the_trusted_answer() {
        bench("--data", TestData.folder("voting").toString(), "--warm-ups", "0", "--rounds", "1");

        assertThat(errors.toString()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Łódź 2022, equal shares with add1", "Minneapolis", "Meek", "Schulze", "the yardstick");
    }

    private int bench(String... arguments) {
        List<String> all = new ArrayList<>(List.of("bench", "tally"));
        all.addAll(List.of(arguments));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Minga.commandLine(new Context(Path.of("/nowhere"), Map.of(), out))
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }
}
