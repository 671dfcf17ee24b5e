package org.minga.tally.formats.rctab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.election.ElectionRead.Refused;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.elimination.Ending;
import org.minga.tally.methods.elimination.InstantRunoff;
import org.minga.tally.methods.elimination.MultiSeatMode;
import org.minga.tally.methods.elimination.OvervoteRule;
import org.minga.tally.methods.elimination.RcvMultiSeat;
import org.minga.tally.methods.elimination.ThresholdBase;
import org.minga.tally.methods.elimination.TieBreak;

class RctabReaderTest {

    private static final String CONFIG = """
            {"outputSettings": {"contestName": "Fruit"},
             "cvrFileSources": [{"skippedRankLabel": "none", "overvoteLabel": "many", "undeclaredWriteInLabel": "WI",
               "overvoteDelimiter": "/", "treatBlankAsUndeclaredWriteIn": false}],
             "candidates": [{"name": "Apple", "aliases": ["A", "a"]}, {"name": "Pear", "excluded": true},
               {"name": "Plum", "code": "P", "aliases": null}],
             "rules": {%s}}
            """;

    private static final String RULES = """
            "tiebreakMode": "previousRoundCountsThenRandom", "overvoteRule": "exhaustIfMultipleContinuing",
            "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": "1", "minimumVoteThreshold": "",
            "maxSkippedRanksAllowed": "unlimited", "maxRankingsAllowed": "max", "batchElimination": true,
            "doesFirstRoundDetermineThreshold": true, "continueUntilTwoCandidatesRemain": false,
            "stopTabulationEarlyAfterRound": null, "exhaustOnDuplicateCandidate": true""";

    @TempDir
    Path folder;

    @Test
    void candidates_rules_and_cells_are_read() throws IOException {
        Election election =
                read("\uFEFFcount,rank1,rank2,rank3\r\n3,Apple,none,P\r\n1,a/P,many,WI\r\n2,none,none,\r\n");

        InstantRunoff method = (InstantRunoff) Objects.requireNonNull(election.method());
        assertThat(election.title()).isEqualTo("Fruit");
        assertThat(election.seats()).isEqualTo(1);
        assertThat(election.options())
                .extracting(BallotOption::code)
                .containsExactly("Apple", "Pear", "Plum", "Undeclared Write-ins");
        assertThat(election.ballots())
                .containsExactly(
                        group(3, Rank.of("Apple"), Rank.SKIPPED, Rank.of("Plum")),
                        group(1, Rank.of("Apple", "Plum"), Rank.OVERVOTED, Rank.of("Undeclared Write-ins")),
                        group(2));
        assertThat(method.overvotes()).isEqualTo(OvervoteRule.EXHAUST_IF_MULTIPLE_CONTINUING);
        assertThat(method.majorityOf()).isEqualTo(ThresholdBase.FIRST_ROUND);
        assertThat(method.tieBreak()).isEqualTo(TieBreak.PREVIOUS_ROUNDS);
        assertThat(method.maxSkippedRanks()).isEqualTo(-1);
        assertThat(method.maxRankings()).isZero();
        assertThat(method.batchElimination()).isTrue();
        assertThat(method.exhaustOnDuplicate()).isTrue();
        assertThat(method.ending()).isEqualTo(Ending.WINNER_FOUND);
        assertThat(method.writeIns()).containsExactly("Undeclared Write-ins");
        assertThat(method.withdrawn()).containsExactly("Pear");
    }

    @Test
    void equal_ballots_come_together_and_a_row_without_a_number_is_one_ballot() throws IOException {
        Election election = read("rank2,precinct,rank1\nnone,x,Apple\n,y,A\nPlum,z,Apple\n");

        assertThat(election.ballots())
                .containsExactly(group(2, Rank.of("Apple")), group(1, Rank.of("Apple"), Rank.of("Plum")));
    }

    @Test
    void the_usual_labels_are_known_even_if_the_configuration_does_not_mention_them() throws IOException {
        Election election = read("count,rank1,rank2,rank3\n1,undervote,overvote,UWI\n");

        assertThat(election.ballots())
                .containsExactly(group(1, Rank.SKIPPED, Rank.OVERVOTED, Rank.of("Undeclared Write-ins")));
    }

    @ParameterizedTest
    @CsvSource({
        "multiWinnerAllowOnlyOneWinnerPerRound, ONE_WINNER_PER_ROUND",
        "multiWinnerAllowMultipleWinnersPerRound, SEVERAL_WINNERS_PER_ROUND",
        "bottomsUp, BOTTOMS_UP",
        "multiPassIrv, SEQUENTIAL"
    })
    void several_seats_are_filled_as_the_configuration_says(String name, MultiSeatMode mode) throws IOException {
        Election election = (Election) read(
                "count,rank1\n1,Apple\n",
                "\"winnerElectionMode\": \"%s\", \"numberOfWinners\": 2, \"decimalPlacesForVoteArithmetic\": \"5\""
                        .formatted(name));

        RcvMultiSeat method = (RcvMultiSeat) Objects.requireNonNull(election.method());
        assertThat(method.mode()).isEqualTo(mode);
        assertThat(method.seats()).isEqualTo(2);
        assertThat(method.decimals()).isEqualTo(5);
    }

    @Test
    void a_share_of_the_votes_may_decide_how_many_win() throws IOException {
        Election election = (Election) read(
                "count,rank1\n1,Apple\n",
                "\"winnerElectionMode\": \"bottomsUpUsingPercentageThreshold\", \"numberOfWinners\": \"0\","
                        + " \"multiSeatBottomsUpPercentageThreshold\": \"12.5\"");

        assertThat(((RcvMultiSeat) Objects.requireNonNull(election.method())).share())
                .isEqualTo(Rational.of(1, 8));
        assertThat(election.seats()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'count,rank1\n1,Apple\n2,Cherry\n'; 3; 2; Cherry",
                "'count,rank1\n1,Apple\n0,Apple\n'; 3; 1; at least 1",
                "'count,rank1\n-1,Apple\n'; 2; 1; at least 1",
                "'count,rank1\n1.5,Apple\n'; 2; 1; at least 1",
                "'count,rank1\n99999999999999999999,Apple\n'; 2; 1; at least 1",
                "'count,rank1\n9223372036854775807,Apple\n1,Plum\n'; 3; 0; more ballots",
                "'count,rank1\n1,Apple/Cherry\n'; 2; 2; Cherry",
                "'count,rank1\n1,Apple/\n'; 2; 2; Apple/",
                "'count,rank2\n1,Apple\n'; 1; 0; without a gap",
                "'count,rank1,rank1\n1,Apple,Plum\n'; 1; 3; twice",
                "'count\n1\n'; 1; 0; rank1",
                "'count,rank1\n1,\"Apple\n'; 2; 0; CSV"
            })
    void a_broken_row_is_refused_with_its_place_and_the_reason(String csv, long line, int column, String reason)
            throws IOException {
        Refused refused = (Refused) read(csv, RULES);

        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"overvoteRule\": \"askMyCat\"",
                "\"winnerElectionMode\": \"lottery\"",
                "\"numberOfWinners\": \"-1\"",
                "\"numberOfWinners\": \"99999999999\"",
                "\"numberOfWinners\": \"0\"",
                "\"maxRankingsAllowed\": \"three\"",
                "\"batchElimination\": \"perhaps\"",
                "\"winnerElectionMode\": \"bottomsUpUsingPercentageThreshold\","
                        + " \"multiSeatBottomsUpPercentageThreshold\": \"NaN\"",
                "\"winnerElectionMode\": \"bottomsUp\", \"numberOfWinners\": \"2\", \"batchElimination\": true"
            })
    void rules_that_make_no_sense_are_refused(String rules) throws IOException {
        assertThat(read("count,rank1\n1,Apple\n", rules)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"candidates\": []}",
                "{\"candidates\": [{\"name\": \"\"}]}",
                "{\"candidates\": [{\"name\": \"A\"}, {\"name\": \"A\"}]}",
                "{\"candidates\": [{\"name\": \"A\", \"aliases\": [\"x\"]}, {\"name\": \"B\", \"aliases\": [\"x\"]}]}"
            })
    void a_broken_configuration_is_refused(String config) throws IOException {
        Path csv = Files.writeString(folder.resolve("e.csv"), "count,rank1\n1,A\n");
        Path file = Files.writeString(folder.resolve("e.config.json"), config);

        assertThat(RctabReader.read(csv, file)).isInstanceOf(Refused.class);
    }

    @Test
    void deep_wide_and_undecodable_files_are_refused() throws IOException {
        Path csv = Files.writeString(folder.resolve("e.csv"), "count,rank1\n1,Apple\n");
        Path deep = Files.writeString(folder.resolve("deep.json"), "{\"candidates\":" + "[".repeat(100_000));
        Path config = Files.writeString(folder.resolve("e.config.json"), CONFIG.formatted(RULES));
        Path wide = Files.writeString(folder.resolve("wide.csv"), "count,rank1\n1,Apple" + ",".repeat(100_000) + "\n");
        Path bytes = Files.write(
                folder.resolve("bytes.csv"), "count,rank1\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(RctabReader.read(csv, deep)).isInstanceOf(Refused.class);
        assertThat(RctabReader.read(wide, config)).isInstanceOf(Refused.class);
        assertThat(RctabReader.read(bytes, config)).isInstanceOf(Refused.class);
        assertThat(RctabReader.read(csv, config)).isInstanceOf(Election.class);
    }

    private Election read(String csv) throws IOException {
        ElectionRead read = read(csv, RULES);
        assertThat(read).isInstanceOf(Election.class);
        return (Election) read;
    }

    private ElectionRead read(String csv, String rules) throws IOException {
        return RctabReader.read(
                Files.writeString(folder.resolve("e.csv"), csv),
                Files.writeString(folder.resolve("e.config.json"), CONFIG.formatted(rules)));
    }

    private static GroupedBallot group(long times, Rank... ranks) {
        return new GroupedBallot(new Ballot.Ranked(List.of(ranks)).canonical(), times);
    }
}
