package org.minga.tally.formats.blt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.tally.RankedElection;
import org.minga.tally.TestData;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.election.ElectionRead.Refused;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.BallotRules.Marking;
import org.minga.tally.methods.ballot.GroupedBallot;

class BltReaderTest {

    private static final String TAIL = "0\n\"Castor\"\n\"Pollux\"\n\"Helen\"\n\"Twins\"\n";

    @TempDir
    private Path folder;

    @Test
    void equal_ballots_are_grouped_and_names_and_title_read() throws IOException {
        Election election = election("3 2\n4 1 2 0\n2 3 0\n1 1 2 0\n3 0\n" + TAIL);

        assertThat(election.title()).isEqualTo("Twins");
        assertThat(election.seats()).isEqualTo(2);
        assertThat(election.options()).extracting(BallotOption::code).containsExactly("1", "2", "3");
        assertThat(election.names()).isEqualTo(Map.of("1", "Castor", "2", "Pollux", "3", "Helen"));
        assertThat(election.ballot()).isEqualTo(new BallotRules.Ordinal(0, 3));
        assertThat(election.ballots()).containsExactly(ordinal(5, "1", "2"), ordinal(2, "3"), ordinal(3));
        assertThat(election.notes()).isEmpty();
    }

    @Test
    void withdrawn_options_leave_the_list_and_the_ballots() throws IOException {
        Election dashes = election("3 1\n-2 -3\n1 2 1 0\n1 3 2 0\n" + TAIL);
        Election bracket = election("3 1\n[withdrawn 2 3]\n1 2 1 0\n1 3 2 0\n" + TAIL);

        assertThat(dashes).isEqualTo(bracket);
        assertThat(dashes.options()).extracting(BallotOption::code).containsExactly("1");
        assertThat(dashes.ballots()).containsExactly(ordinal(1, "1"), ordinal(1));
        assertThat(dashes.notes()).contains("Option 2 (Pollux) is withdrawn.");
    }

    @Test
    void shared_skipped_and_repeated_ranks_are_kept_as_marked() throws IOException {
        Election shared = election("3 1\n1 1=2 3 0\n" + TAIL);
        Election marked = election("3 1\n1 1 - 2=3 1 0\n" + TAIL);

        assertThat(shared.ballot()).isEqualTo(new BallotRules.Ranked(0, 3, Marking.EQUAL_RANKS));
        assertThat(shared.ballots()).containsExactly(ranked(Rank.of("1", "2"), Rank.of("3")));
        assertThat(marked.ballot()).isEqualTo(new BallotRules.Ranked(0, 4, Marking.AS_MARKED));
        assertThat(marked.ballots())
                .containsExactly(ranked(Rank.of("1"), Rank.SKIPPED, Rank.of("2", "3"), Rank.of("1")));
        assertThat(marked.notes()).hasSize(3);
    }

    @Test
    void nicknames_ballot_numbers_and_other_additions_of_programs_are_read() throws IOException {
        Election election = election(
                "3 1\n[nick a b c]\n[tie 3 2 1]\n[droop arithmetic=fixed]\n(B 17) a b 0\n(B 18) b=c 0\n" + TAIL);

        assertThat(election.ballots()).containsExactly(ranked(Rank.of("1"), Rank.of("2")), ranked(Rank.of("2", "3")));
        assertThat(election.notes())
                .contains("The file puts the options in an order for ties: 3 2 1.", "[droop] was not used.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF3 2\r\n4 1 2 0\r\n2 3 0\r\n0\r\n\"Castor\"\r\n\"Pollux\"\r\n\"Helen\"\r\n\"Twins\"\r\n",
                "3, 2,\r4 1 2 0,\r2 3 0\r0\r\"Castor\"\r\"Pollux\"\r\"Helen\"\r\"Twins\"",
                "# two heavens\n3 2 # seats\n/* all of /* them */4 1 2 0 2 3 0 0\n\"Castor\" \"Pollux\" \"Helen\" \"Twins\"",
                "3 2\n4.0 1 2\n0\n2 3 0\n0\n\n# names\nCastor\nPollux\n  Helen \nTwins",
                "3 2\n4 1 2 0\n2 3 0\n0\n\"Castor\" # one\n\"Pollux\"\n\n\"Helen\"\n\"Twins\"\n\"source\"\nFirst Prefs\n 1 2\n"
            })
    void quirks_of_real_files_make_no_difference(String text) throws IOException {
        Election election = election(text);

        assertThat(election.ballots()).containsExactly(ordinal(4, "1", "2"), ordinal(2, "3"));
        assertThat(election.codes().keySet()).containsExactly("Castor", "Helen", "Pollux");
        assertThat(election.title()).isEqualTo("Twins");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Jule \"\"Jo\"\" BANDEL\"|Jule \"Jo\" BANDEL",
                "\"Jule \\\"Jo\\\" BANDEL\"|Jule \"Jo\" BANDEL",
                "\"Jule\" \"BANDEL\" \"Greens\"|Jule BANDEL Greens",
                "\"C:\\\\x\"|C:\\x",
                "\"ends in \\\"|ends in \\",
                "\"# 1: Jule\"|# 1: Jule"
            })
    void names_may_hold_quotes_and_a_party(String written, String read) throws IOException {
        Election election = election("1 1\n1 1 0\n0\n" + written + "\n\"T\"\n");

        assertThat(election.name("1")).isEqualTo(read);
        assertThat(election.title()).isEqualTo("T");
    }

    @Test
    void names_without_quotes_may_begin_with_a_number_sign() throws IOException {
        Election election = election("2 1\n1 1 0\n0\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\nPartick");

        assertThat(election.name("2")).isEqualTo("# ALTERNATIVE NAME 2: B");
        assertThat(election.title()).isEqualTo("Partick");
    }

    @Test
    void title_and_names_may_be_missing() throws IOException {
        assertThat(election("2 1\n1 1 0\n0\n\"A\"\n\"B\"\n").title()).isEmpty();
        assertThat(election("2 1\n1 1 0\n0\n").names()).isEmpty();
    }

    @Test
    void an_old_file_in_iso_8859_1_is_read_with_a_note() throws IOException {
        Path file = Files.write(
                folder.resolve("old.blt"), "1 1\n1 1 0\n0\n\"Renée\"\n\"T\"\n".getBytes(StandardCharsets.ISO_8859_1));

        Election election = (Election) BltReader.read(file);

        assertThat(election.name("1")).isEqualTo("Renée");
        assertThat(election.notes()).containsExactly("The file is not in UTF-8: read as ISO 8859-1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1|1|ends where the number of options",
                "3|1|2|ends where the number of seats",
                "0 1|1|1|number of options must be",
                "99999999999999999999 1|1|1|number of options must be",
                "NaN 1|1|1|number of options must be",
                "3 -1|1|3|number of seats must be",
                "3 1;1 4 0|2|3|no option '4'",
                "3 1;1 1=x 0|2|3|no option '1=x'",
                "3 1;-9|2|1|no option '9'",
                "3 1;-1 -2 -3;0|3|1|All options are withdrawn",
                "3 1;1 1 0;-5 1 0|3|1|can't have the weight '-5'",
                "3 1;1.5 1 0|2|1|begins with its weight",
                "3 1;NaN 1 0|2|1|begins with its weight",
                "3 1;1e9 1 0|2|1|begins with its weight",
                "3 1;99999999999999999999 1 0|2|1|too large",
                "3 1;9223372036854775807 1 0;1 2 0|3|1|more than 9223372036854775807 ballots",
                "3 1;1 1 2|2|1|ends within the ballot",
                "3 1;1 1 2 0|2|8|without the 0",
                "3 1;1 1 0;\"A\"|3|1|0 missing",
                "3 1;[tie 1 2|2|1|not closed",
                "3 1;[nick a b]|2|2|a nickname for each",
                "3 1;/* 1 1 0|2|1|no end",
                "3 1;0;\"A|3|1|not closed on its line",
                "3 1;0;\"A\"|3|4|ends after 1 names"
            })
    void what_is_broken_is_refused_with_line_and_column(String text, long line, int column, String reason)
            throws IOException {
        ElectionRead read = read(text.replace(';', '\n'));

        assertThat(read).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).contains(reason.replace("1=x", "x"));
            assertThat(refused.line()).isEqualTo(line);
            assertThat(refused.column()).isEqualTo(column);
        });
    }

    @Test
    void endless_pieces_are_refused_and_not_held() throws IOException {
        assertThat(read("3 1\n1 " + "1".repeat(5_000_000) + " 0")).isInstanceOf(Refused.class);
        assertThat(read("3 1\n1 " + "1 ".repeat(5_000_000) + " 0")).isInstanceOf(Refused.class);
        assertThat(read("3 1\n0\n\"" + "x".repeat(5_000_000))).isInstanceOf(Refused.class);
        assertThat(read("3 1\n0\n" + "x".repeat(5_000_000))).isInstanceOf(Refused.class);
        assertThat(read("3 1\n0\n" + "\"\" ".repeat(5_000_000))).isInstanceOf(Refused.class);
        assertThat(read("3 1\n[x " + "[ ".repeat(5_000_000))).isInstanceOf(Refused.class);
    }

    @Test
    void any_bytes_are_read_or_refused() throws IOException {
        Random random = new Random(7);
        byte[] good = ("3 2\n[tie 1 2 3]\n4 1 2=3 0\n(a) 3 - 1 0\n" + TAIL).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : " 0-=[\"#/".charAt(random.nextInt(8)));
            }
            Path file = Files.write(folder.resolve("any.blt"), Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1));

            assertThat(BltReader.read(file)).isNotNull();
        }
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        for (long seed = 0; seed < 1_000; seed++) {
            RankedElection invented = RankedElection.marked(seed);
            List<GroupedBallot> writable = invented.ballots().stream()
                    .filter(group -> !(group.ballot() instanceof Ballot.Ranked ranked
                            && ranked.ranks().contains(Rank.OVERVOTED)))
                    .toList();
            Election first = written(new Election(
                    "The \"best\" \\ of " + seed,
                    invented.codes().stream().map(BallotOption::of).toList(),
                    new TreeMap<>(Map.of("a", "Zoë \"Z\"\\", "10", "# ten")),
                    new BallotRules.Ranked(0, 9, Marking.AS_MARKED),
                    3,
                    null,
                    writable,
                    List.of()));

            assertThat(first.title()).isEqualTo("The \"best\" \\ of " + seed);
            assertThat(first.size())
                    .isEqualTo(writable.stream().mapToLong(GroupedBallot::times).sum());
            assertThat(written(first)).isEqualTo(first);
        }
    }

    @Test
    void every_public_file_survives_being_written() throws IOException {
        for (Path file : TestData.files("voting/data/stv", ".blt")) {
            Election election = (Election) BltReader.read(file);

            assertThat(written(election)).isEqualTo(election);
        }
    }

    private Election written(Election election) throws IOException {
        StringBuilder text = new StringBuilder();
        BltWriter.write(election, text);
        return election(text.toString());
    }

    private Election election(String text) throws IOException {
        ElectionRead read = read(text);
        assertThat(read).isInstanceOf(Election.class);
        return (Election) read;
    }

    private ElectionRead read(String text) throws IOException {
        return BltReader.read(Files.writeString(folder.resolve("election.blt"), text));
    }

    private static GroupedBallot ordinal(long times, String... codes) {
        return new GroupedBallot(new Ballot.Ordinal(List.of(codes)), times);
    }

    private static GroupedBallot ranked(Rank... ranks) {
        return new GroupedBallot(new Ballot.Ranked(List.of(ranks)), 1);
    }
}
