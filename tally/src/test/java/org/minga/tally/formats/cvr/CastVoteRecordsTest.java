package org.minga.tally.formats.cvr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.tally.TestElection;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class CastVoteRecordsTest {

    private static final List<String> CODES = List.of("A", "*", "a|b", "b\\", "*|\\", "=1+1", "\"q\", x", "ü 𝒳");

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_back_whatever_the_kind_of_ballot() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            TestElection election = TestElection.ofSeed(seed);
            readBack(election(election.options(), election.rules().ballot(), election.grouped()));
        }
    }

    @Test
    void rankings_as_they_stand_on_paper_are_read_back() throws IOException {
        BallotRules rules = new BallotRules.Ranked(0, 6, BallotRules.Marking.AS_MARKED);
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<GroupedBallot> ballots = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                List<Rank> ranks = new ArrayList<>();
                for (int j = 0; j < random.nextInt(7); j++) {
                    ranks.add(
                            switch (random.nextInt(4)) {
                                case 0 -> Rank.SKIPPED;
                                case 1 -> Rank.OVERVOTED;
                                case 2 -> Rank.of(any(random), any(random));
                                default -> Rank.of(any(random));
                            });
                }
                ballots.add(new GroupedBallot(new Ballot.Ranked(ranks).canonical(), 1L + random.nextInt(9)));
            }
            readBack(election(options(), rules, ballots));
        }
    }

    @Test
    void scores_weights_and_comparisons_are_read_back() throws IOException {
        readBack(election(
                options(),
                new BallotRules.Scored(0, 8, 0, 9),
                List.of(
                        new GroupedBallot(new Ballot.Scored(Map.of("A", 0L, "*", 9L)), 3),
                        new GroupedBallot(new Ballot.Scored(Map.of()), Long.MAX_VALUE - 3))));
        readBack(election(
                options(),
                new BallotRules.Quadratic(0, 8, 100, true),
                List.of(new GroupedBallot(new Ballot.Quadratic(Map.of("a|b", -4L, "b\\", 2L)), 1))));
        readBack(election(
                options(),
                new BallotRules.Pairwise(0, 9),
                List.of(new GroupedBallot(
                        new Ballot.Pairwise(List.of(new Ballot.Choice("*", "a|b"), new Ballot.Choice("*|\\", "b\\"))),
                        2))));
    }

    @Test
    void a_row_says_how_many_ballots_are_equal_and_how_they_rank() throws IOException {
        Election election = election(
                options(),
                new BallotRules.Ranked(0, 4, BallotRules.Marking.AS_MARKED),
                List.of(new GroupedBallot(
                        new Ballot.Ranked(List.of(Rank.of("A"), Rank.SKIPPED, Rank.of("*", "a|b"), Rank.OVERVOTED)),
                        7)));
        Path file = folder.resolve("ballots.csv");

        CvrCsv.write(election, file);

        assertThat(file).hasContent("count,rank1,rank2,rank3,rank4\n7,A,,\\*|a\\|b,*\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "times,rank1\n1,A\n",
                "count,rank1\n0,A\n",
                "count,rank1\n-5,A\n",
                "count,rank1\n99999999999999999999,A\n",
                "count,rank1\nNaN,A\n",
                "count,rank1\n1,Nobody\n",
                "count,rank1,rank2\n1,A,A\n",
                "count,rank1\n9223372036854775807,A\n1,A\n",
                "count,rank1\n1,\"A\n"
            })
    void broken_rows_are_refused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ballots.csv"), text);

        assertThat(CvrCsv.read(file, strict())).isInstanceOf(ElectionRead.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"records\":3}",
                "{\"records\":[3]}",
                "{\"records\":[{}]}",
                "{\"records\":[{\"count\":0,\"ballot\":{\"ranks\":[]}}]}",
                "{\"records\":[{\"count\":1e3,\"ballot\":{\"ranks\":[]}}]}",
                "{\"records\":[{\"count\":99999999999999999999,\"ballot\":{\"ranks\":[]}}]}",
                "{\"records\":[{\"count\":1,\"ballot\":{\"ranks\":[[\"Nobody\"]]}}]}",
                "{\"records\":[{\"count\":1,\"ballot\":{\"ranking\":[\"A\"]}}]}",
                "{\"records\":[{\"count\":1,\"ballot\":{\"ranks\":[]},\"id\":1}]}",
                "{\"records\":[]} 1",
                "{\"records\":[{\"count\":1,\"ballot\":"
            })
    void broken_records_are_refused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ballots.json"), text);

        assertThat(CvrJson.read(file, strict())).isInstanceOf(ElectionRead.Refused.class);
    }

    @Test
    void a_deep_or_endless_record_is_refused_with_its_place() throws IOException {
        Path deep = Files.writeString(folder.resolve("deep.json"), "{\"records\":" + "[".repeat(100_000));
        Path noText = Files.write(folder.resolve("no.json"), new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe});

        assertThat(CvrJson.read(deep, strict())).isInstanceOf(ElectionRead.Refused.class);
        assertThat(CvrJson.read(noText, strict())).isInstanceOf(ElectionRead.Refused.class);
    }

    private void readBack(Election election) throws IOException {
        Path csv = folder.resolve("ballots.csv");
        Path json = folder.resolve("ballots.json");
        CvrCsv.write(election, csv);
        try (OutputStream out = Files.newOutputStream(json)) {
            CvrJson.write(election, out);
        }
        Election contest = election(election.options(), election.ballot(), List.of());

        assertThat(CvrCsv.read(csv, contest))
                .as(Files.readString(csv, StandardCharsets.UTF_8))
                .isEqualTo(election);
        assertThat(CvrJson.read(json, contest))
                .as(Files.readString(json, StandardCharsets.UTF_8))
                .isEqualTo(election);
    }

    private static Election strict() {
        return election(options(), new BallotRules.Ranked(0, 3, BallotRules.Marking.STRICT), List.of());
    }

    private static Election election(List<BallotOption> options, BallotRules rules, List<GroupedBallot> ballots) {
        return new Election("T", options, new TreeMap<>(), rules, 1, null, ballots, List.of());
    }

    private static List<BallotOption> options() {
        return CODES.stream().map(BallotOption::of).toList();
    }

    private static String any(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }
}
