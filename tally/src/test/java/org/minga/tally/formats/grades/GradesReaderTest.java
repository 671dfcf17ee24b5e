package org.minga.tally.formats.grades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.score.MajorityJudgment;

class GradesReaderTest {

    @TempDir
    private Path folder;

    private ElectionRead read(String content) throws IOException {
        return GradesReader.read(Files.writeString(folder.resolve("grades.csv"), content));
    }

    private static GroupedBallot ballot(long times, Map<String, Long> grades) {
        return new GroupedBallot(new Ballot.Scored(grades), times);
    }

    @Test
    void marks_from_one_to_six_are_grades_and_zero_is_none() throws IOException {
        Election election = (Election) read(",Ann,Le Pen\n7,6,1\n8,0,3\n9,0,0\n3,6,1\n");

        assertThat(election.options()).containsExactly(BallotOption.of("Ann"), BallotOption.of("Le Pen"));
        assertThat(election.ballot()).isEqualTo(new BallotRules.Scored(0, 2, 0, 5));
        assertThat(election.method()).isEqualTo(MajorityJudgment.STANDARD);
        assertThat(election.ballots())
                .containsExactly(
                        ballot(2, Map.of("Ann", 5L, "Le Pen", 0L)),
                        ballot(1, Map.of("Le Pen", 2L)),
                        ballot(1, Map.of()));
    }

    @Test
    void byte_order_mark_line_ends_quotes_blanks_and_trailing_commas_make_no_difference() throws IOException {
        ElectionRead plain = read("id,a,\"b, c\"\n1,2,3\n2,,6\n");

        assertThat(read("\uFEFFid,\"a\",\"b, c\",,\r\n\r\n1, 2 ,\"3\",\r\n2,,6,,\r\n"))
                .isEqualTo(plain);
        assertThat(read("id,a,\"b, c\"\r1,2,3\r2,0,6")).isEqualTo(plain);
    }

    @Test
    void other_scales_have_other_grades() throws IOException {
        Path file = Files.writeString(folder.resolve("two.csv"), ",a\n1,2\n");

        assertThat(GradesReader.read(file, List.of("no", "yes")))
                .isInstanceOfSatisfying(
                        Election.class,
                        election -> assertThat(election.ballots()).containsExactly(ballot(1, Map.of("a", 1L))));
        assertThat(GradesReader.read(Files.writeString(file, ",a\n1,3\n"), List.of("no", "yes")))
                .isEqualTo(new Refused(2, 2, "'3' is no grade: whole numbers from 0 to 2 are."));
    }

    @Test
    void a_name_that_cannot_be_a_code_gets_its_column_for_one() throws IOException {
        String name = "x".repeat(101);
        Election election = (Election) read(",a," + name + "\n1,2,3\n");

        assertThat(election.options()).containsExactly(BallotOption.of("a"), BallotOption.of("column-3"));
        assertThat(election.name("column-3")).isEqualTo(name);
    }

    @Test
    void broken_files_are_refused_with_line_and_column() throws IOException {
        assertThat(read("")).isEqualTo(new Refused(0, 0, "The file is empty."));
        assertThat(read("id\n1\n"))
                .isEqualTo(new Refused(1, 0, "The heading must name options from the second column on."));
        assertThat(read(",a,a\n")).isEqualTo(new Refused(1, 3, "There are two options called 'a'."));
        assertThat(read(",a,,b\n")).isEqualTo(new Refused(1, 3, "An option has no name."));
        assertThat(read(",a,b\n1,2\n")).isEqualTo(new Refused(2, 0, "There must be 3 fields, not 2."));
        assertThat(read(",a,b\n1,2,3,4\n")).isEqualTo(new Refused(2, 0, "There must be 3 fields, not 4."));
    }

    @Test
    void what_is_no_grade_is_refused() throws IOException {
        for (String mark : List.of("7", "-1", "NaN", "1.0", "1e0", "99999999999999999999", "٣", "+1")) {
            assertThat(read(",a,b\n1,2,3\n2,3," + mark + "\n"))
                    .isEqualTo(new Refused(3, 3, "'" + mark + "' is no grade: whole numbers from 0 to 6 are."));
        }
    }

    @Test
    void hostile_files_are_refused() throws IOException {
        assertThat(read(",a\n1,\"2\n")).isInstanceOf(Refused.class);
        assertThat(read(",a\n1," + "9".repeat(1 << 20) + "\n")).isInstanceOf(Refused.class);
        assertThat(read("," + "a,".repeat(3) + ",".repeat(200_000) + "\n")).isInstanceOf(Refused.class);
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i <= BallotOption.MAX_OPTIONS; i++) {
            wide.append(",o").append(i);
        }
        assertThat(read(wide + "\n")).isEqualTo(new Refused(1, 0, "There are more than 10000 options."));
        Path file = Files.write(folder.resolve("latin.csv"), ",Bové\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(GradesReader.read(file)).isEqualTo(new Refused(1, 0, "The text after line 0 is not UTF-8."));
    }

    @Test
    void every_table_of_the_public_data_is_read() throws IOException {
        for (Path file : TestData.files("voting/data/mj", ".csv")) {
            assertThat(GradesReader.read(file)).isInstanceOfSatisfying(Election.class, election -> {
                assertThat(election.options()).hasSize(12);
                assertThat(election.size()).isGreaterThan(500);
            });
        }
    }
}
