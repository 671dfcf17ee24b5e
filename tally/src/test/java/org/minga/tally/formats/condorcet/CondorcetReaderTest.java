package org.minga.tally.formats.condorcet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestData;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.election.ElectionRead.Refused;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.condorcet.RankedPairs;
import org.minga.tally.methods.condorcet.Strength;
import org.minga.tally.methods.condorcet.Unranked;

class CondorcetReaderTest {

    private static final String CANDIDATES = "#/Candidates: A;B ; C\n";

    @TempDir
    private Path folder;

    /** The example of the specification. */
    @Test
    void weights_quantifiers_tags_ties_and_comments_are_read() throws IOException {
        Election election = election("""
                # My beautiful election
                #/Candidates: Candidate A;Candidate B;Candidate C
                #/Number of Seats: 42
                #/Implicit Ranking: true
                #/Weight allowed: true

                # Here the votes datas:
                Candidate A > Candidate B > Candidate C * 42
                julien@condorcet.vote , signature:55073db57b0a859911 || Candidate A > Candidate B > Candidate C # Same
                Candidate C > Candidate A = Candidate B ^7 * 8 # 8 votes with a weight of 7.
                Candidate B = Candidate A > Candidate C
                Candidate C # Interpreted as Candidate C > Candidate A = Candidate B
                """);

        assertThat(election.options())
                .extracting(BallotOption::code)
                .containsExactly("Candidate A", "Candidate B", "Candidate C");
        assertThat(election.seats()).isEqualTo(42);
        assertThat(election.ballot()).isEqualTo(new BallotRules.Ranked(0, 3, BallotRules.Marking.EQUAL_RANKS));
        assertThat(election.ballots())
                .containsExactly(
                        group(43, Rank.of("Candidate A"), Rank.of("Candidate B"), Rank.of("Candidate C")),
                        group(56, Rank.of("Candidate C"), Rank.of("Candidate A", "Candidate B")),
                        group(1, Rank.of("Candidate A", "Candidate B"), Rank.of("Candidate C")),
                        group(1, Rank.of("Candidate C")));
    }

    @Test
    void weights_do_not_count_unless_they_are_allowed() throws IOException {
        Election election = election(CANDIDATES + "A>B>C ^7 *2\n/EMPTY_RANKING/ * 2");

        assertThat(election.ballots())
                .containsExactly(
                        new GroupedBallot(new Ballot.Ordinal(List.of("A", "B", "C")), 2),
                        new GroupedBallot(new Ballot.Ordinal(List.of()), 2));
        assertThat(election.notes()).anyMatch(note -> note.startsWith("Weights were left out"));
    }

    @Test
    void names_that_are_not_candidates_are_left_out_with_their_empty_ranks() throws IOException {
        Election election = election(CANDIDATES + "X > A = Y > Z > B");

        assertThat(election.ballots()).containsExactly(new GroupedBallot(new Ballot.Ordinal(List.of("A", "B")), 1));
        assertThat(election.notes()).anyMatch(note -> note.contains("not on the list"));
    }

    @Test
    void without_a_list_the_candidates_are_those_of_the_votes() throws IOException {
        Election election = election("\uFEFFB > A\r\nC\r\r\n\r\nA = C * 3\r");

        assertThat(election.options()).extracting(BallotOption::code).containsExactly("B", "A", "C");
        assertThat(election.size()).isEqualTo(5);
        assertThat(election.seats()).isZero();
    }

    @Test
    void a_method_that_is_known_here_is_taken_over_with_the_meaning_of_unranked_options() throws IOException {
        Election election = election(
                CANDIDATES
                        + "#/voting methods: Something; Ranked Pairs Margin\n#/implicit ranking: FALSE\n#/Number of Seats: 2\nA");

        assertThat(election.method()).isEqualTo(new RankedPairs(Strength.MARGINS, Unranked.NOT_COMPARED, 2));
    }

    @Test
    void a_broken_file_is_refused_with_line_column_and_reason() throws IOException {
        refused(CANDIDATES + "A < B > C", 2, 3);
        refused(CANDIDATES + "A > B > A", 2, 8);
        refused(CANDIDATES + "A > > C", 2, 4);
        refused(CANDIDATES + "A > B >", 2, 8);
        refused(CANDIDATES + "A > B * 8 ^7", 2, 11);
        refused(CANDIDATES + "A > /EMPTY_RANKING/", 2, 4);
        refused(CANDIDATES + "tag || ", 2, 7);
        refused(CANDIDATES + "A * x", 2, 4);
        refused(CANDIDATES + "A * -1", 2, 4);
        refused(CANDIDATES + "A * 0", 2, 4);
        refused(CANDIDATES + "A * 1.5", 2, 4);
        refused(CANDIDATES + "A\n#/Number of Seats: 1", 3, 1);
        refused(CANDIDATES + " #/Number of Seats: 1", 2, 1);
        refused("#/Candidates: A;B # comment\nA", 1, 19);
        refused("#/Candidates: A;A", 1, 14);
        refused("#/Candidates: A=B", 1, 14);
        refused(CANDIDATES + "#/Number of Seats: many", 2, 19);
        refused(CANDIDATES + "#/Weight Allowed: perhaps", 2, 18);
        refused(CANDIDATES + CANDIDATES, 2, 3);
        refused(CANDIDATES + "#/Candidates", 2, 0);
        refused("# nothing\n", 0, 0);
        refused("", 0, 0);
    }

    @Test
    void hostile_files_are_refused() throws IOException {
        refused(CANDIDATES + "A * 99999999999999999999999999", 2, 4);
        refused(CANDIDATES + "A * 999999999999999\n".repeat(10), 11, 0);
        refused(CANDIDATES + "#/Weight Allowed: true\nA ^999999999999999 * 999999999999999", 3, 3);
        refused("A\0B", 1, 2);
        refused("#/Candidates: " + "x".repeat(101), 1, 14);
        refused("A > ".repeat(1_000_000), 1, 0);
        StringBuilder many = new StringBuilder("c0");
        for (int i = 1; i <= BallotOption.MAX_OPTIONS; i++) {
            many.append(" = c").append(i);
        }
        refused(many.toString(), 1, many.lastIndexOf("=") + 2);
        byte[] notUtf8 = {'A', '\n', (byte) 0xC3, 'A'};
        assertThat(CondorcetReader.read(Files.write(folder.resolve("bad.cvotes"), notUtf8)))
                .isEqualTo(new Refused(2, 0, "The text is not UTF-8."));
    }

    @Test
    void real_files_are_read() throws IOException {
        for (Path file : TestData.files("voting/data/ranked", ".cvotes")) {
            ElectionRead read = CondorcetReader.read(file);
            assertThat(read).as(file.toString()).isInstanceOf(Election.class);
            Election election = (Election) read;
            assertThat(Files.readString(file)).contains("This election has " + election.size() + " votes");
        }
    }

    private Election election(String text) throws IOException {
        ElectionRead read = CondorcetReader.read(file(text));
        assertThat(read).isInstanceOf(Election.class);
        return (Election) read;
    }

    private void refused(String text, long line, int column) throws IOException {
        ElectionRead read = CondorcetReader.read(file(text));
        String head = text.substring(0, Math.min(100, text.length()));
        assertThat(read).as(head).isInstanceOf(Refused.class);
        Refused refused = (Refused) read;
        assertThat(List.of(refused.line(), refused.column()))
                .as(head + ": " + refused)
                .isEqualTo(List.of(line, column));
        assertThat(refused.reason()).hasSizeBetween(10, 200).endsWith(".");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("test.cvotes"), text, StandardCharsets.UTF_8);
    }

    private static GroupedBallot group(long times, Rank... ranks) {
        return new GroupedBallot(new Ballot.Ranked(List.of(ranks)), times);
    }
}
