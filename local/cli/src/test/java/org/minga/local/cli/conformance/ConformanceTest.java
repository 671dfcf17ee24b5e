package org.minga.local.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.local.cli.TestData;

/** Whether a comparison that agrees would also notice what does not agree. */
class ConformanceTest {

    /**
     * A small election with its results, and what is altered in it.
     *
     * @param expectation without {@code .json}
     * @param files of data, the first of which is altered
     * @param values pointers to what is altered in the expectation: each single value below them in turn
     * @param ballot in the first file
     * @param otherBallot in its place
     */
    private record Example(
            String expectation, List<String> files, List<String> values, String ballot, String otherBallot) {
        @Override
        public String toString() {
            return expectation;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        "pb/Switzerland_Zurich_D10",
                        List.of("pb/Switzerland_Zurich_D10.pb"),
                        List.of(
                                "/tally_scores/14",
                                "/tally_vote_counts/14",
                                "/rules/greedy_skip/order",
                                "/rules/greedy_skip/winners",
                                "/rules/greedy_stop/total_cost",
                                "/rules/mes_points/order",
                                "/rules/mes_points_add1_fraction/iterations",
                                "/rules/mes_points_add1_fraction/final_endowment",
                                "/rules/mes_points_add1_integer_then_utilitarian/order"),
                        "66639V43;5,6,7,12,13;2,2,2,2,2;",
                        "66639V43;5,6,7,12,14;2,2,2,2,2;"),
                new Example(
                        "ranked/A50",
                        List.of("ranked/A50-implicit.cvotes", "ranked/A50-explicit.cvotes"),
                        List.of(
                                "/modes/implicit/pairwise_wins/A",
                                "/modes/implicit/condorcet",
                                "/modes/implicit/rankings/BordaCount/ranking",
                                "/modes/implicit/rankings/Copeland/ranking",
                                "/modes/implicit/rankings/Minimax Winning/ranking",
                                "/modes/implicit/rankings/Schulze Winning/ranking",
                                "/modes/implicit/rankings/Schulze Margin/ranking",
                                "/modes/implicit/rankings/Ranked Pairs Winning/ranking",
                                "/modes/implicit/rankings/Instant-runoff/stats/rounds",
                                "/modes/implicit/rankings/DowdallSystem/ranking",
                                "/modes/implicit/rankings/Kemeny–Young/ranking",
                                "/modes/explicit/rankings/Schulze Margin/ranking",
                                "/modes/explicit/rankings/Ranked Pairs Margin/ranking"),
                        "D > C > A = B * 1",
                        "D > A > C = B * 1"),
                new Example(
                        "rcv/duplicate_test",
                        List.of("rcv/duplicate_test.csv", "rcv/duplicate_test.config.json"),
                        List.of(
                                "/elected",
                                "/expected_detailed_report/results/0/tally",
                                "/expected_detailed_report/results/0/threshold",
                                "/expected_detailed_report/results/0/tallyResults",
                                "/expected_detailed_report/results/1/inactiveBallots",
                                "/expected_detailed_report/results/1/tallyResults"),
                        "1,Durian,Kumquat,undervote",
                        "1,Durian,Banana,undervote"),
                new Example(
                        "stv/droop_SC-Vm-12",
                        List.of("stv/droop_SC-Vm-12.blt"),
                        List.of(
                                "/rules/scotland-fixed-p5-d5",
                                "/rules/wigm-prf-fixed-p4-d4",
                                "/rules/wigm-prf-batch-fixed-p4-d4",
                                "/rules/wigm-rational-d12",
                                "/rules/meek-prf-o6-fixed-p9-d9"),
                        "1 1 2 3 0",
                        "1 3 2 1 0"),
                new Example(
                        "stv/edinburgh_2015_by_election_leith_walk",
                        List.of("stv/edinburgh_2015_by_election_leith_walk.blt"),
                        List.of(
                                "/rules/scotland/elected_ids",
                                "/rules/scotland/nballots",
                                "/rules/scotland/actions/14/msg",
                                "/rules/scotland/actions/14/tally",
                                "/rules/scotland/actions/14/quota",
                                "/rules/scotland/actions/14/votes",
                                "/rules/scotland/actions/14/nt_votes",
                                "/rules/wigm-prf/actions/3/tally",
                                "/rules/wigm-rational/actions/3/nt_votes",
                                "/rules/meek-prf/actions/4/tally",
                                "/rules/meek-prf/actions/9/msg",
                                "/rules/meek-prf/actions/10/votes"),
                        "1 1 2 3 10 7 6 9 5 4 8 0",
                        "1 2 1 3 10 7 6 9 5 4 8 0"),
                new Example(
                        "mj/orsay_2007_bureau_01",
                        List.of("mj/orsay_2007_bureau_01.csv"),
                        List.of(
                                "/n_ballots",
                                "/variants/reject/tally_worst_to_best/Bové",
                                "/variants/reject/median_grade_index/Royal",
                                "/variants/reject/ranking",
                                "/variants/ignore/tally_worst_to_best/Bové",
                                "/variants/ignore/ranking"),
                        "28,5,4,0,0,4,",
                        "28,5,4,0,0,5,"),
                new Example(
                        "pairwise/wikisurvey_17594_first420",
                        List.of("pairwise/wikisurvey_17594_first420.csv"),
                        List.of(
                                "/n_votes",
                                "/n_ideas",
                                "/aoi_score/1053267",
                                "/aoi_ranking",
                                "/bt_regularised/log_strength/1053267"),
                        "32986554,5881593,1053274,1053275,",
                        "32986554,5881593,1053275,1053274,"));
    }

    @BeforeEach
    void an_empty_collection() throws IOException {
        copy("expected/scope.json");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_altered_value_of_an_expectation_is_caught(Example example) throws IOException {
        copy(example);
        assertThat(run()).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
        Path file = folder.resolve("expected/" + example.expectation() + ".json");
        List<String> missed = new ArrayList<>();
        for (JsonPointer pointer : leaves(file, example.values())) {
            JsonNode document = read(file);
            alter(document, pointer);
            Path altered = folder.resolve("expected/" + example.expectation() + ".json");
            String before = Files.readString(file);
            JSON.writeValue(altered.toFile(), document);
            if (run()) {
                missed.add(pointer.toString());
            }
            Files.writeString(file, before);
        }

        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_single_altered_ballot_is_caught(Example example) throws IOException {
        copy(example);
        Path file = folder.resolve("data/" + example.files().getFirst());
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(example.ballot());
        Files.writeString(file, before.replace(example.ballot(), example.otherBallot()));

        assertThat(run()).isFalse();

        assertThat(text()).contains("FAILED " + example.expectation() + ".json ");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_missing_data_file_is_named(Example example) throws IOException {
        copy(example);
        Files.delete(folder.resolve("data/" + example.files().getFirst()));

        assertThat(run()).isFalse();

        assertThat(text())
                .contains("FAILED " + example.expectation() + ".json ")
                .doesNotContain("Exception");
    }

    @Test
    void an_expectation_of_an_unknown_kind_is_a_failure_and_not_passed_over() throws IOException {
        write("expected/new/kind.json", "{\"kind\": \"sortition\"}");

        assertThat(run()).isFalse();

        assertThat(text())
                .contains("FAILED new/kind.json kind: there is nothing to compare 'sortition' with")
                .endsWith("0 passed, 1 failed, 0 out of scope\n");
    }

    @Test
    void an_expectation_that_cannot_be_read_does_not_end_the_run() throws IOException {
        write("expected/broken/one.json", "{\"kind\": ");
        write("expected/new/kind.json", "{\"kind\": \"sortition\"}");

        assertThat(run()).isFalse();

        assertThat(text())
                .contains("FAILED broken/one.json file: cannot be read")
                .endsWith("0 passed, 2 failed, 0 out of scope\n");
    }

    @Test
    void a_run_that_compared_nothing_is_no_success() throws IOException {
        assertThat(run()).isFalse();

        assertThat(text()).matches("0 values compared in 0 files in 0\\.\\d s\n0 passed, 0 failed, 0 out of scope\n");
    }

    @Test
    void everything_in_the_public_collection_agrees() throws IOException {
        boolean agreed =
                Conformance.run(TestData.folder("voting"), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(text()).contains(", 0 failed, ");
        assertThat(agreed).isTrue();
    }

    private void copy(Example example) throws IOException {
        copy("expected/" + example.expectation() + ".json");
        for (String file : example.files()) {
            copy("data/" + file);
        }
    }

    private void copy(String path) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.resolveSibling(""));
        Files.write(target, Files.readAllBytes(TestData.folder("voting").resolve(path)));
    }

    private void write(String path, String content) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.resolveSibling(""));
        Files.writeString(target, content);
    }

    /** Whether everything agreed. */
    private boolean run() throws IOException {
        printed.reset();
        return Conformance.run(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static List<JsonPointer> leaves(Path file, List<String> below) throws IOException {
        JsonNode document = read(file);
        List<JsonPointer> leaves = new ArrayList<>();
        for (String pointer : below) {
            JsonNode node = document.at(pointer);
            assertThat(node.isMissingNode()).as(pointer).isFalse();
            collect(node, JsonPointer.compile(pointer), leaves);
        }
        assertThat(leaves).isNotEmpty();
        return leaves;
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> leaves) {
        if (node.isValueNode()) {
            leaves.add(here);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collect(member.getValue(), here.appendProperty(member.getKey()), leaves);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), here.appendIndex(i), leaves);
            }
        }
    }

    private static void alter(JsonNode document, JsonPointer pointer) {
        JsonNode parent = document.at(pointer.head());
        JsonNode other = other(document.at(pointer));
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), other);
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), other);
        }
    }

    /** Almost the same value: one more, one digit more, the order of two turned round. */
    private static JsonNode other(JsonNode value) {
        if (value.isIntegralNumber()) {
            return LongNode.valueOf(value.asLong() + 1);
        } else if (value.isNumber()) {
            return DoubleNode.valueOf(value.asDouble() + 1e-6);
        } else if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        String text = value.asText();
        String last = text.isEmpty() ? "" : text.substring(text.length() - 1);
        if (text.contains(" > ")) {
            return TextNode.valueOf(text.replaceFirst("(.*) > (.*)", "$2 > $1"));
        } else if (last.matches("[0-9]")) {
            return TextNode.valueOf(text.substring(0, text.length() - 1) + (last.equals("1") ? "2" : "1"));
        }
        return TextNode.valueOf(text + "x");
    }
}
