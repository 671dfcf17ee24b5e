package org.minga.tally.formats.preflib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestData;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.election.ElectionRead.Refused;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

class PrefLibReaderTest {

    private static final String HEADER = """
            # FILE NAME: 1.toi
            # TITLE: Lunch
            # DATA TYPE: toi
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 4
            # ALTERNATIVE NAME 1: Soup: hot
            # ALTERNATIVE NAME 2: Bread
            # ALTERNATIVE NAME 3: Salad
            """;

    @TempDir
    private Path folder;

    @Test
    void a_file_of_today_is_read() throws IOException {
        Election election = election(HEADER + "2: 3,{1,2}\n1: 2\r\n1: { 1 , 3 },2\n");

        assertThat(election.title()).isEqualTo("Lunch");
        assertThat(election.options()).extracting(BallotOption::code).containsExactly("1", "2", "3");
        assertThat(election.names()).isEqualTo(Map.of("1", "Soup: hot", "2", "Bread", "3", "Salad"));
        assertThat(election.ballots())
                .containsExactly(
                        group(2, Rank.of("3"), Rank.of("1", "2")),
                        group(1, Rank.of("2")),
                        group(1, Rank.of("1", "3"), Rank.of("2")));
    }

    @Test
    void a_file_of_before_2022_is_read() throws IOException {
        Election election = election("3\n1,Soup, hot\n2,Bread\n3,Salad\n4,4,2\n3,1,2,3\n1,{2,3},1\n");

        assertThat(election.name("1")).isEqualTo("Soup, hot");
        assertThat(election.size()).isEqualTo(4);
        assertThat(election.ballots())
                .containsExactly(
                        group(3, Rank.of("1"), Rank.of("2"), Rank.of("3")), group(1, Rank.of("2", "3"), Rank.of("1")));
    }

    @Test
    void plain_orders_become_plain_rankings() throws IOException {
        assertThat(election(HEADER + "3: 3,1\n1:\n").ballots())
                .containsExactly(
                        new GroupedBallot(new Ballot.Ordinal(List.of("3", "1")), 3),
                        new GroupedBallot(new Ballot.Ordinal(List.of()), 1));
    }

    @Test
    void a_broken_or_hostile_file_is_refused_with_line_column_and_reason() throws IOException {
        refused(HEADER + "4: 1,4", 9, 6);
        refused(HEADER + "4: 1,0", 9, 6);
        refused(HEADER + "4: 1,-2", 9, 6);
        refused(HEADER + "4: 1,1", 9, 6);
        refused(HEADER + "4: 1,{2,1}", 9, 9);
        refused(HEADER + "4: {1,2", 9, 8);
        refused(HEADER + "4: {}", 9, 5);
        refused(HEADER + "4: {1,{2}}", 9, 7);
        refused(HEADER + "4: 1,", 9, 6);
        refused(HEADER + "4: 1 2", 9, 6);
        refused(HEADER + "4; 1", 9, 2);
        refused(HEADER + "NaN: 1", 9, 1);
        refused(HEADER + "0: 1", 9, 2);
        refused(HEADER + "99999999999999999999: 1", 9, 1);
        refused(HEADER + "3: 1", 0, 0);
        refused(HEADER.replace("toi", "cat"), 3, 13);
        refused(HEADER.replace("ALTERNATIVES: 3", "ALTERNATIVES: 2") + "4: 1", 8, 0);
        refused(HEADER.replace("ALTERNATIVES: 3", "ALTERNATIVES: 99999999"), 4, 23);
        refused(HEADER.replace("NAME 2", "NAME 1"), 7, 0);
        refused("# NUMBER VOTERS: 3\n3: 1", 0, 0);
        refused("1\n1,Soup\n4,4\n4,{1\n", 4, 5);
        refused("2\nSoup\n", 2, 1);
        refused("", 0, 0);
        refused("{".repeat(3_000_000), 1, 0);
    }

    @Test
    void real_files_are_read() throws IOException {
        for (Path file : TestData.files("voting/data/ranked", ".toi")) {
            assertThat(PrefLibReader.read(file)).as(file.toString()).isInstanceOf(Election.class);
        }
    }

    private Election election(String text) throws IOException {
        ElectionRead read = PrefLibReader.read(Files.writeString(folder.resolve("test.toi"), text));
        assertThat(read).isInstanceOf(Election.class);
        return (Election) read;
    }

    private void refused(String text, long line, int column) throws IOException {
        ElectionRead read = PrefLibReader.read(Files.writeString(folder.resolve("test.toi"), text));
        String end = text.substring(Math.max(0, text.length() - 40));
        assertThat(read).as(end).isInstanceOf(Refused.class);
        Refused refused = (Refused) read;
        assertThat(List.of(refused.line(), refused.column()))
                .as(end + ": " + refused)
                .isEqualTo(List.of(line, column));
        assertThat(refused.reason()).hasSizeBetween(10, 200).endsWith(".");
    }

    private static GroupedBallot group(long times, Rank... ranks) {
        return new GroupedBallot(new Ballot.Ranked(List.of(ranks)), times);
    }
}
