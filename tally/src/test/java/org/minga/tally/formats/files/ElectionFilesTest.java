package org.minga.tally.formats.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestData;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.catalogue.Methods;

class ElectionFilesTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_public_election_is_read_with_ballots_that_are_valid_and_a_method_to_count_them() {
        return Stream.of("pb .pb", "ranked .cvotes", "ranked .toi", "rcv .csv", "stv .blt", "mj .csv", "pairwise .csv")
                .map(kind -> kind.split(" "))
                .flatMap(kind -> TestData.files("voting/data/" + kind[0], kind[1]).stream())
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
    }

    @Test
    void a_name_ends_in_capitals_too() throws IOException {
        Path file = Files.writeString(folder.resolve("TOWN.PB"), "no budget");

        assertThat(ElectionFiles.read(file))
                .isInstanceOfSatisfying(
                        ElectionRead.Refused.class,
                        refused -> assertThat(refused.line()).isEqualTo(1));
    }

    @Test
    void an_unknown_ending_is_answered_with_those_that_are_known() throws IOException {
        Path file = Files.writeString(folder.resolve("town.xlsx"), "");

        assertThat(ElectionFiles.read(file))
                .isInstanceOfSatisfying(
                        ElectionRead.Refused.class,
                        refused -> assertThat(refused.reason()).contains(".pb", ".cvotes", ".toi"));
    }

    @Test
    void a_file_that_is_not_there_is_refused() throws IOException {
        assertThat(ElectionFiles.read(folder.resolve("nowhere.pb"))).isInstanceOf(ElectionRead.Refused.class);
    }

    private static void check(Path file) throws IOException {
        assertThat(ElectionFiles.read(file)).isInstanceOfSatisfying(ElectionRead.Election.class, election -> {
            List<String> codes =
                    election.options().stream().map(BallotOption::code).toList();
            Set<String> known = new TreeSet<>(codes);
            assertThat(codes).hasSameSizeAs(known).isNotEmpty();
            assertThat(known).containsAll(election.names().keySet());
            assertThat(election.size()).isPositive();
            for (GroupedBallot group : election.ballots()) {
                assertThat(election.ballot().validate(group.ballot(), known)).isEmpty();
            }
            assertThat(Methods.all())
                    .anyMatch(one ->
                            one.standard().ballots().contains(election.ballot().kind()));
        });
    }
}
