package org.minga.tally.formats.pabulib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Completion;
import org.minga.tally.methods.budget.EqualShares;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.budget.Utility;

class PabulibReaderTest {

    private static final String SMALL = """
            META
            key;value
            description;Small
            num_projects;3
            num_votes;3
            budget;100.50
            vote_type;approval
            rule;greedy
            min_length;1
            max_length;2
            currency;EUR
            PROJECTS
            project_id;cost;votes;name;selected
            a;50;2;"One; two ""three\"\"\";1
            b;60.5;2;Two;0
            c;40;1;Three;1
            VOTES
            voter_id;vote;age
            v1;a,b;20
            v2;b;30
            v3;c,a;40
            """;

    @TempDir
    Path folder;

    @Test
    void a_file_is_read_section_by_section() throws IOException {
        PabulibElection election = accepted(SMALL);

        assertThat(election.title()).isEqualTo("Small");
        assertThat(election.budget()).isEqualTo(10_050);
        assertThat(election.currency()).isEqualTo("EUR");
        assertThat(election.projects().getFirst()).isEqualTo(new PabulibProject("a", "One; two \"three\"", 5000, 1));
        assertThat(election.options().get(1).cost()).isEqualTo(6050);
        assertThat(election.ballotRules()).isEqualTo(new BallotRules.Approval(1, 2));
        assertThat(election.officialWinners()).contains(new TreeSet<>(List.of("a", "c")));
        assertThat(election.notes()).isEmpty();
        assertThat(ballots(election))
                .containsExactly(
                        new PabulibBallot(19, "v1", new Ballot.Approval(List.of("a", "b"))),
                        new PabulibBallot(20, "v2", new Ballot.Approval(List.of("b"))),
                        new PabulibBallot(21, "v3", new Ballot.Approval(List.of("c", "a"))));
    }

    @Test
    void byte_order_mark_line_ends_and_blank_lines_make_no_difference() throws IOException {
        PabulibElection plain = accepted(SMALL);
        PabulibElection windows = accepted("\ufeff" + SMALL.replace("\n", "\r\n"));
        PabulibElection old = accepted(SMALL.replace("\n", "\r").stripTrailing());
        PabulibElection loose = accepted(SMALL.replace("PROJECTS\n", "\nPROJECTS;;;;\n"));

        for (PabulibElection other : List.of(windows, old, loose)) {
            assertThat(other.projects()).isEqualTo(plain.projects());
            assertThat(other.budget()).isEqualTo(plain.budget());
            assertThat(ballots(other))
                    .extracting(PabulibBallot::ballot)
                    .isEqualTo(
                            ballots(plain).stream().map(PabulibBallot::ballot).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "greedy,SKIP",
        "greedy-threshold,SKIP",
        "greedy-exclusive,SKIP",
        "greedy-custom,SKIP",
        "greedy-no-skip,STOP",
        "Greedy,SKIP"
    })
    void greedy_rules_of_cities_are_known(String rule, Misfit misfit) throws IOException {
        PabulibElection election =
                accepted(SMALL.replace("rule;greedy", "rule;" + rule + "\nmin_project_score_threshold;2"));

        assertThat(election.method()).contains(new BudgetGreedy(10_050, "EUR", misfit, 2, List.of()));
    }

    @Test
    void equal_shares_are_known_and_raised_by_one_unit_of_the_currency() throws IOException {
        PabulibElection election = accepted(SMALL.replace("rule;greedy", "rule;equalshares/add1"));

        assertThat(election.method())
                .contains(new EqualShares(
                        new Money(10_050, "EUR"),
                        Utility.COST,
                        Completion.ADD1_INTEGER,
                        100,
                        false,
                        1_000_000,
                        List.of()));
    }

    @Test
    void other_rules_are_left_to_the_caller() throws IOException {
        assertThat(accepted(SMALL.replace("rule;greedy", "rule;equalshares/add1-comparison"))
                        .method())
                .isEmpty();
        assertThat(accepted(SMALL.replace("rule;greedy\n", "")).rule()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100,5|EUR|10050",
                "100,50|EUR|10050",
                "100.500|EUR|10050",
                "100|JPY|100",
                "1000000000|HUF|100000000000",
                "0|EUR|0",
                "7.25|PTS|725"
            })
    void money_becomes_minor_units(String budget, String currency, long minor) throws IOException {
        String text = SMALL.replace("100.50", budget).replace("EUR", currency).replace("60.5", "60");

        assertThat(accepted(text).budget()).isEqualTo(minor);
    }

    @Test
    void all_kinds_of_ballots_are_read() throws IOException {
        PabulibElection single = accepted(
                SMALL.replace("approval", "choose-1").replace("v1;a,b", "v1;a").replace("v3;c,a", "v3;"));
        PabulibElection points = accepted(withPoints("cumulative", "2,1", "3", "1,0"));
        PabulibElection ranking = accepted(SMALL.replace("approval", "ordinal"));
        PabulibElection fixed = accepted(withPoints("ordinal", "5,3", "5", "5,3"));
        PabulibElection free = accepted(withPoints("ordinal", "5,3", "4", "5,3"));

        assertThat(single.ballotRules()).isEqualTo(new BallotRules.Single(0));
        assertThat(single.notes()).singleElement().asString().contains("min_length 1");
        assertThat(points.ballotRules()).isEqualTo(new BallotRules.Cumulative(1, 2, 0, 3, 3));
        assertThat(ballots(points).get(0).ballot()).isEqualTo(new Ballot.Cumulative(Map.of("a", 2L, "b", 1L)));
        assertThat(ranking.ballotRules()).isEqualTo(new BallotRules.Ordinal(1, 2));
        assertThat(ranking.positionPoints()).containsExactly(2L, 1L);
        assertThat(fixed.positionPoints()).containsExactly(5L, 3L);
        assertThat(ballots(fixed).get(2).ballot()).isEqualTo(new Ballot.Ordinal(List.of("c", "a")));
        assertThat(free.ballotRules()).isInstanceOf(BallotRules.Cumulative.class);
        assertThat(free.notes()).singleElement().asString().contains("read as points");
        assertThat(ballots(free).get(1).ballot()).isEqualTo(new Ballot.Cumulative(Map.of("b", 4L)));
    }

    @Test
    void rankings_without_a_longest_length_are_worth_their_own() throws IOException {
        String text = SMALL.replace("approval", "ordinal").replace("max_length;2\n", "");
        PabulibElection mixed = accepted(text);
        PabulibElection even = accepted(text.replace("v2;b;30", "v2;b,c;30"));

        assertThat(mixed.ballotRules()).isEqualTo(new BallotRules.Cumulative(1, 2, 0, 3, 2));
        assertThat(mixed.positionPoints()).isEmpty();
        assertThat(mixed.notes()).singleElement().asString().contains("no max_length");
        assertThat(ballots(mixed).get(0).ballot()).isEqualTo(new Ballot.Cumulative(Map.of("a", 2L, "b", 1L)));
        assertThat(ballots(mixed).get(1).ballot()).isEqualTo(new Ballot.Cumulative(Map.of("b", 1L)));
        assertThat(even.ballotRules()).isEqualTo(new BallotRules.Ordinal(1, 2));
        assertThat(even.positionPoints()).containsExactly(2L, 1L);
    }

    @Test
    void a_place_beyond_the_longest_length_is_worth_nothing() throws IOException {
        PabulibElection longer = accepted(SMALL.replace("approval", "ordinal").replace("max_length;2", "max_length;1"));

        assertThat(longer.positionPoints()).containsExactly(1L, 0L);
        assertThat(longer.notes()).singleElement().asString().contains("max_length 1", "with 2");
    }

    @Test
    void a_file_without_ballots_can_be_read() throws IOException {
        String text = SMALL.substring(0, SMALL.indexOf("v1;")).replace("num_votes;3", "num_votes;0");

        for (String kind : List.of("approval", "ordinal", "choose-1")) {
            PabulibElection election = accepted(text.replace("approval", kind));
            assertThat(election.ballots()).isZero();
            assertThat(ballots(election)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "budget;100.50|budget;-5|6|2|amount",
                "budget;100.50|budget;NaN|6|2|amount",
                "budget;100.50|budget;1e9|6|2|amount",
                "budget;100.50|budget;1,000|6|2|amount",
                "budget;100.50|budget;100.505|6|2|finer",
                "budget;100.50|budget;99999999999999999999999|6|2|more money",
                "budget;100.50|budget;|6|2|amount",
                "budget;100.50|money;1|0|0|lacks 'budget'",
                "currency;EUR|currency;Euro|11|2|currency",
                "vote_type;approval|vote_type;scoring|7|2|not known",
                "max_length;2|max_length;two|10|2|whole number",
                "max_length;2|max_length;9999999999999|10|2|too large",
                "max_length;2|max_length;2;3|10|0|not 3 fields",
                "max_length;2|min_length;2|10|1|twice",
                "num_votes;3|num_votes;4|5|2|cut off",
                "num_projects;3|num_projects;2|4|2|cut off",
                "a;50;2;|a;-50;2;|14|2|amount",
                "b;60.5|a;60.5|15|1|twice",
                "b;60.5|b,x;60.5|15|1|id",
                "b;60.5;2;Two;0|b;60.5;2;Two;7|15|5|'selected'",
                "b;60.5;2;Two;0|b;60.5;2;Two; too;0|15|0|6 fields",
                "b;60.5;2;Two;0|b;60.5;2|15|0|3 fields",
                "project_id;cost|project_id;price|13|0|'cost'",
                "v2;b;30|v2;x;30|20|2|no project 'x'",
                "v2;b;30|v2;b,;30|20|2|no project ''",
                "v2;b;30|v1;b;30|20|0|votes twice",
                "v2;b;30|;b;30|20|1|1 to 200",
                "v2;b;30|v2;b|20|0|2 fields",
                "v2;b;30|v2;\"b;30|20|0|no CSV",
                "v2;b;30|v2;\"b\"x;30|20|2|no project",
                "voter_id;vote;age|voter_id;choice;age|18|0|'vote'",
                "voter_id;vote;age|voter_id;vote;vote|18|3|twice",
                "META|MEAT|1|0|begins with",
                "key;value|clef;valeur|2|0|key;value",
                "PROJECTS|PROJEKTE|12|0|not 1 fields",
                "VOTES|STIMMEN|17|0|1 fields",
            })
    void broken_files_are_refused_where_they_break(String part, String other, long line, int column, String reason)
            throws IOException {
        PabulibRefusal refusal = refused(SMALL.replace(part, other == null ? "" : other));

        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.column()).isEqualTo(column);
    }

    @Test
    void a_project_named_again_is_no_further_vote() throws IOException {
        PabulibElection approvals = accepted(SMALL.replace("v2;b;30", "v2;b,b;30"));
        PabulibElection points =
                accepted(withPoints("cumulative", "1,1", "3", "1,1").replace("v2;b;3", "v2;b,b;3,4"));

        assertThat(ballots(approvals).get(1).ballot()).isEqualTo(new Ballot.Approval(List.of("b")));
        assertThat(ballots(points).get(1).ballot()).isEqualTo(new Ballot.Cumulative(Map.of("b", 7L)));
        assertThat(approvals.notes()).containsExactly("One ballot names a project more than once; it counts once.");
    }

    @Test
    void a_name_may_begin_with_a_word_in_quotes() throws IOException {
        PabulibElection election = accepted(SMALL.replace("b;60.5;2;Two;0", "b;60.5;2;\"Two\" trees; 0"));

        assertThat(election.projects().get(1).name()).isEqualTo("Two trees");
    }

    @Test
    void points_must_match_their_projects() throws IOException {
        assertThat(refused(withPoints("cumulative", "2", "3", "1,1")).reason()).contains("1 points for 2");
        assertThat(refused(withPoints("cumulative", "2,-1", "3", "1,1")).reason())
                .contains("whole number");
        assertThat(refused(withPoints("cumulative", "2,1.5", "3", "1,1")).reason())
                .contains("whole number");
        assertThat(refused(withPoints("cumulative", "2,NaN", "3", "1,1")).reason())
                .contains("whole number");
        assertThat(refused(withPoints("cumulative", "2," + "9".repeat(29), "3", "1,1"))
                        .reason())
                .contains("too large");
        assertThat(refused(SMALL.replace("approval", "cumulative")).reason()).contains("'points'");
        assertThat(refused(SMALL.replace("approval", "choose-1")).reason()).contains("names one project");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() throws IOException {
        // Whatever is cut behind the last vote's project is still a whole file or a row too short.
        int whole = SMALL.indexOf("v3;c,a;");
        for (int length = 0; length < whole; length++) {
            assertThat(read(SMALL.substring(0, length))).isInstanceOf(PabulibRefusal.class);
        }
    }

    @Test
    void enormous_rows_are_refused() throws IOException {
        String wide = SMALL.replace("v2;b;30", "v2;b;" + "9".repeat(3_000_000));
        String many = SMALL.replace("v2;b;30", "v2" + ";".repeat(2000));
        String open = SMALL.replace("v2;b;30", "v2;\"b;" + "30\n".repeat(2_000_000));

        assertThat(refused(wide).line()).isEqualTo(20);
        assertThat(refused(many).line()).isEqualTo(20);
        assertThat(refused(open).line()).isEqualTo(20);
    }

    @Test
    void what_is_not_utf_8_is_refused_with_its_line() throws IOException {
        byte[] latin = SMALL.replace("v3;c,a;40", "v3;c,a;é").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PabulibReader.read(written(latin)))
                .isInstanceOfSatisfying(
                        PabulibRefusal.class,
                        refusal -> assertThat(refusal.line()).isEqualTo(21));
        assertThat(PabulibReader.read(written(new byte[] {(byte) 0xEF}))).isInstanceOf(PabulibRefusal.class);
        assertThat(PabulibReader.read(written(new byte[1000]))).isInstanceOf(PabulibRefusal.class);
    }

    @Test
    void a_file_that_changes_under_the_reader_is_noticed() throws IOException {
        Path file = written(SMALL.getBytes(StandardCharsets.UTF_8));
        PabulibElection election = (PabulibElection) PabulibReader.read(file);
        Files.writeString(file, SMALL.replace("v3;c,a;40\n", "").replace("num_votes;3", "num_votes;2"));

        assertThatThrownBy(() -> ballots(election)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> PabulibReader.read(folder.resolve("nowhere.pb")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_sample_counts_to_its_own_selected_column() throws IOException {
        Path file = folder.resolve("sample.pb");
        try (InputStream in = PabulibReader.class.getResourceAsStream("/samples/river-park.pb")) {
            Files.copy(Objects.requireNonNull(in, "the sample is missing"), file);
        }
        PabulibElection election = (PabulibElection) PabulibReader.read(file);
        Counter counter = Count.open(
                new ContestRules(election.method().orElseThrow(), election.ballotRules()), election.options());
        ballots(election).forEach(row -> counter.add(row.ballot(), 1));

        List<String> winners =
                counter.finish().result().winners().stream().map(Winner::option).toList();

        assertThat(election.ballots()).isEqualTo(40);
        assertThat(election.projects()).hasSize(8);
        assertThat(new TreeSet<>(winners)).isEqualTo(election.officialWinners().orElseThrow());
    }

    private static String withPoints(String kind, String first, String second, String third) {
        return SMALL.replace("approval", kind)
                .replace("voter_id;vote;age", "voter_id;vote;points")
                .replace("a,b;20", "a,b;" + first)
                .replace("v2;b;30", "v2;b;" + second)
                .replace("c,a;40", "c,a;" + third);
    }

    private static List<PabulibBallot> ballots(PabulibElection election) throws IOException {
        List<PabulibBallot> all = new ArrayList<>();
        try (PabulibBallots ballots = election.openBallots()) {
            ballots.forEachRemaining(all::add);
        }
        return all;
    }

    private PabulibElection accepted(String text) throws IOException {
        PabulibRead read = read(text);
        assertThat(read).isInstanceOf(PabulibElection.class);
        return (PabulibElection) read;
    }

    private PabulibRefusal refused(String text) throws IOException {
        PabulibRead read = read(text);
        assertThat(read).isInstanceOf(PabulibRefusal.class);
        return (PabulibRefusal) read;
    }

    private PabulibRead read(String text) throws IOException {
        return PabulibReader.read(written(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "test", ".pb"), bytes);
    }
}
