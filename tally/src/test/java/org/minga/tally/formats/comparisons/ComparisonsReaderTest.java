package org.minga.tally.formats.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.minga.tally.methods.ballot.Ballot.Choice;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.pairwise.Pairwise;

class ComparisonsReaderTest {

    @TempDir
    private Path folder;

    private ElectionRead read(String content) throws IOException {
        return ComparisonsReader.read(Files.writeString(folder.resolve("votes.csv"), content));
    }

    private static GroupedBallot vote(String winner, String loser, long times) {
        return new GroupedBallot(new Ballot.Pairwise(List.of(new Choice(winner, loser))), times);
    }

    @Test
    void only_valid_votes_count_and_every_idea_is_an_option() throws IOException {
        Election election = (Election)
                read(
                        "vote_id,winner_id,loser_id,valid\n1,10,20,TRUE\n2,20,30,FALSE\n3,10,20,TRUE\n4,20,10,true\n5,10,30,NA\n");

        assertThat(election.options())
                .containsExactly(BallotOption.of("10"), BallotOption.of("20"), BallotOption.of("30"));
        assertThat(election.ballots()).containsExactly(vote("10", "20", 2), vote("20", "10", 1));
        assertThat(election.ballot()).isEqualTo(new BallotRules.Pairwise(1, 1));
        assertThat(election.method()).isEqualTo(Pairwise.STANDARD);
        assertThat(election.notes()).containsExactly("Votes that are not marked as valid were left out: 2.");
    }

    @Test
    void columns_may_be_written_and_placed_otherwise() throws IOException {
        Election election =
                (Election) read("\uFEFFLoser ID,Winner Text,\"Winner ID\",Valid\r\n2,\"One, two\",1,TRUE\r\n");

        assertThat(election.ballots()).containsExactly(vote("1", "2", 1));
        assertThat(election.name("1")).isEqualTo("One, two");
        assertThat(election.name("2")).isEqualTo("2");
    }

    @Test
    void without_a_column_valid_every_vote_counts() throws IOException {
        assertThat(((Election) read("winner_id,loser_id\na,b\nb,a\n")).size()).isEqualTo(2);
    }

    @Test
    void broken_files_are_refused_with_line_and_column() throws IOException {
        assertThat(read("")).isEqualTo(new Refused(0, 0, "The file is empty."));
        assertThat(read("winner_id,valid\n")).isEqualTo(new Refused(1, 0, "There is no column loser_id."));
        assertThat(read("winner_id,loser_id\n")).isEqualTo(new Refused(1, 0, "There are no votes."));
        assertThat(read("winner_id,loser_id\na,a\n")).isEqualTo(new Refused(2, 2, "An idea is compared with itself."));
        assertThat(read("winner_id,loser_id\na,b\n,b\n"))
                .isEqualTo(new Refused(3, 1, "'' cannot be the id of an idea."));
        assertThat(read("winner_id,loser_id,valid\na,b\n")).isEqualTo(new Refused(2, 0, "There are only 2 fields."));
    }

    @Test
    void hostile_files_are_refused() throws IOException {
        assertThat(read("winner_id,loser_id\n" + "a".repeat(101) + ",b\n")).isInstanceOf(Refused.class);
        assertThat(read("winner_id,loser_id\n\"a,b\n")).isInstanceOf(Refused.class);
        StringBuilder many = new StringBuilder("winner_id,loser_id\n");
        for (int i = 0; i < BallotOption.MAX_OPTIONS; i++) {
            many.append('o').append(i).append(",x\n");
        }
        assertThat(read(many.toString())).isEqualTo(new Refused(10_001, 1, "There are more than 10000 ideas."));
    }

    @Test
    void every_survey_of_the_public_data_is_read() throws IOException {
        for (Path file : TestData.files("voting/data/pairwise", ".csv")) {
            assertThat(ComparisonsReader.read(file)).isInstanceOf(Election.class);
        }
    }
}
