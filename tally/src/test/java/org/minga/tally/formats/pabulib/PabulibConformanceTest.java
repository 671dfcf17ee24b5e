package org.minga.tally.formats.pabulib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestData;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleSeal;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.formats.bundle.TestLog;
import org.minga.tally.formats.bundle.TestSigner;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.budget.Misfit;

/** Every public budget against the reference results that come with the test data. */
class PabulibConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> greedy_counts_agree_with_the_reference() {
        return TestData.files("voting/data/pb", ".pb").stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> compare(file)));
    }

    @Test
    void the_largest_budget_goes_into_a_bundle_and_recounts(@TempDir Path folder) throws IOException {
        PabulibElection election = read(TestData.folder("voting/data/pb").resolve("Poland_Lodz_2022.pb"));
        ContestRules rules = new ContestRules(election.method().orElseThrow(), election.ballotRules());
        SortedMap<byte[], Long> groups = new TreeMap<>(Arrays::compareUnsigned);
        try (PabulibBallots ballots = election.openBallots()) {
            ballots.forEachRemaining(ballot ->
                    groups.merge(BallotJson.write(ballot.ballot()).getBytes(StandardCharsets.UTF_8), 1L, Long::sum));
        }
        Path file = folder.resolve("lodz.ndjson");
        TestSigner signer = TestSigner.of(1);
        BundleHeader header = new BundleHeader(
                "lodz",
                "lodz-2022",
                Map.of("pl", election.title()),
                rules,
                election.options(),
                Map.of("kind", "given"),
                Conditions.NONE,
                List.of(signer.key()));

        BundleSeal seal;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            BundleWriter writer = BundleWriter.open(header, out);
            new TestLog("lodz", writer, signer, 1).end();
            for (Map.Entry<byte[], Long> group : groups.entrySet()) {
                writer.paper(new String(group.getKey(), StandardCharsets.UTF_8), group.getValue());
            }
            seal = writer.finish(signer);
        }
        RecountOutcome outcome = Recount.of(file, seal.hash());

        assertThat(seal.ballots()).isEqualTo(90_494);
        assertThat(new TreeSet<>(winners(seal.tally())))
                .isEqualTo(election.officialWinners().orElseThrow());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RecountOutcome.Confirmed.class,
                        confirmed -> assertThat(confirmed.tally()).isEqualTo(seal.tally()));
    }

    private static void compare(Path file) throws IOException {
        JsonNode expected = JSON.readTree(TestData.folder("voting/expected/pb")
                .resolve(name(file) + ".json")
                .toFile());
        PabulibElection election = read(file);

        Tally skip = count(election, election.budgetGreedy(Misfit.SKIP));
        Tally stop = count(election, election.budgetGreedy(Misfit.STOP));

        assertThat(election.ballots()).isEqualTo(expected.get("n_voters").asLong());
        assertThat(election.projects()).hasSize(expected.get("n_projects").asInt());
        assertThat(major(election.budget(), election.currency())).isEqualTo(number(expected.get("budget")));
        assertThat(election.rule()).isEqualTo(expected.get("pabulib_rule").asText());
        expected.get("tally_scores")
                .properties()
                .forEach(score ->
                        assertThat(skip.result().scores()).containsEntry(score.getKey(), number(score.getValue())));
        expected.get("tally_vote_counts")
                .properties()
                .forEach(count -> assertThat(skip.result().supporters())
                        .containsEntry(count.getKey(), count.getValue().asLong()));
        assertOutcome(election, skip, expected.get("rules").get("greedy_skip"));
        assertOutcome(election, stop, expected.get("rules").get("greedy_stop"));
        assertOfficial(election, expected);
    }

    private static void assertOutcome(PabulibElection election, Tally tally, JsonNode expected) {
        assertThat(winners(tally)).isEqualTo(texts(expected.get("order")));
        long cost = 0;
        for (Winner winner : tally.result().winners()) {
            Long own = winner.cost();
            cost += own == null ? 0 : own;
        }
        assertThat(major(cost, election.currency())).isEqualTo(number(expected.get("total_cost")));
    }

    private static void assertOfficial(PabulibElection election, JsonNode expected) throws IOException {
        JsonNode official = expected.get("official_selected");
        assertThat(election.officialWinners().isPresent()).isEqualTo(!official.isNull());
        if (!official.isNull()) {
            assertThat(election.officialWinners().orElseThrow()).containsExactlyInAnyOrderElementsOf(texts(official));
        }
        String rule = expected.get("pabulib_rule").asText();
        boolean known = rule.startsWith("greedy") || rule.equals("equalshares/add1");
        assertThat(election.method().isPresent()).isEqualTo(known);
        if (known) {
            assertThat(winners(count(election, election.method().orElseThrow())))
                    .containsExactlyInAnyOrderElementsOf(texts(official));
        }
    }

    private static PabulibElection read(Path file) throws IOException {
        PabulibRead read = PabulibReader.read(file);
        assertThat(read).isInstanceOf(PabulibElection.class);
        PabulibElection election = (PabulibElection) read;
        // Only these two leave something to say: a limit we do not check, and rankings of their own length.
        boolean odd =
                file.toString().contains("Warszawa_2018") || file.toString().contains("Rochester");
        assertThat(election.notes()).as("notes on %s", file).hasSize(odd ? 1 : 0);
        return election;
    }

    private static Tally count(PabulibElection election, MethodRules method) throws IOException {
        ContestRules rules = new ContestRules(method, election.ballotRules());
        List<BallotOption> options = election.options();
        var codes = new TreeSet<>(options.stream().map(BallotOption::code).toList());
        Counter counter = Count.open(rules, options);
        try (PabulibBallots ballots = election.openBallots()) {
            ballots.forEachRemaining(row -> {
                Ballot ballot = row.ballot();
                assertThat(rules.ballot().validate(ballot, codes)).isEmpty();
                counter.add(ballot, 1);
            });
        }
        return counter.finish();
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Rational number(JsonNode text) {
        String fraction = text.asText();
        int slash = fraction.indexOf('/');
        return slash < 0
                ? Rational.of(new BigInteger(fraction))
                : new Rational(
                        new BigInteger(fraction.substring(0, slash)), new BigInteger(fraction.substring(slash + 1)));
    }

    private static Rational major(long minor, String currency) {
        return new Rational(BigInteger.valueOf(minor), BigInteger.TEN.pow(Numbers.minorDigits(currency)));
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".pb".length());
    }
}
