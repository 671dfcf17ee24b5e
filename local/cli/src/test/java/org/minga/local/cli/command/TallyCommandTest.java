package org.minga.local.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minga.local.cli.Context;
import org.minga.local.cli.Minga;
import org.minga.tally.formats.bundle.RulesJson;
import org.minga.tally.methods.catalogue.Methods;

class TallyCommandTest {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private static final String BUDGET = """
            META
            key;value
            description;Playgrounds
            country;Nowhere
            unit;Town
            instance;2026
            num_projects;3
            num_votes;5
            budget;1000
            currency;EUR
            vote_type;approval
            rule;greedy
            date_begin;2026
            date_end;2026
            PROJECTS
            project_id;cost;name
            A;600;Swing
            B;500;Slide
            C;400;Bench
            VOTES
            voter_id;vote
            1;A,B
            2;A
            3;A,C
            4;B
            5;C
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void a_budget() throws IOException {
        file = write("town.pb", BUDGET);
    }

    @Test
    void a_file_that_says_its_method_is_counted_and_explained() {
        assertThat(tally()).isZero();

        assertThat(text())
                .startsWith("Playgrounds\n===========\n")
                .contains(
                        "What may be spent: 1,000.00 EUR.",
                        "5 ballots were counted.",
                        "Round 1: Swing has a score of 3 and costs 600.00 EUR. 1,000.00 EUR were left for it: it is funded.",
                        "1,000.00 EUR of 1,000.00 EUR are spent.")
                .containsPattern("Tie: Slide and\\s+Bench are level");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void another_method_is_counted_with_the_seats_it_is_given() {
        assertThat(tally("--method", "approval", "--rule", "seats=2")).isZero();

        assertThat(text()).contains("How many options may win: 2.", "Round 2: Slide wins a place with 2 votes.");
    }

    @Test
    void a_parameter_that_is_given_counts_before_that_of_the_file() {
        assertThat(tally("--rule", "budget=599.99", "--rule", "misfit=stop")).isZero();

        assertThat(text())
                .contains("What may be spent: 599.99 EUR.", "Only 599.99 EUR are left, so the count", "Nobody wins.");
    }

    @Test
    void ties_are_broken_as_asked() {
        assertThat(tally("--ties", "order:C,B,A")).isZero();
        assertThat(text()).containsPattern("Tie: Bench and Slide are level; the order given in the\\s+rules");

        printed.reset();
        assertThat(tally("--ties", "lot:2026-06-01", "--json")).isZero();
        assertThat(text()).contains("\"ties\":{\"rule\":\"lot\",\"seed\":\"2026-06-01\"}");
    }

    @Test
    void json_is_one_document_with_the_rules_their_hash_the_rounds_and_the_result() throws IOException {
        assertThat(tally("--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(text());
        assertThat(text()).endsWith("}\n");
        List<String> members = new ArrayList<>();
        document.fieldNames().forEachRemaining(members::add);
        assertThat(members).containsExactly("result", "rounds", "rules", "rulesHash");
        assertThat(document.path("rounds")).hasSize(3);
        assertThat(document.path("result").path("ballots").asLong()).isEqualTo(5);
        RulesJson.RulesRead rules = RulesJson.read(document.path("rules").toString());
        assertThat(rules)
                .isInstanceOfSatisfying(
                        RulesJson.RulesRead.Read.class,
                        read -> assertThat(RulesJson.hash(read.rules()))
                                .isEqualTo(document.path("rulesHash").asText()));
    }

    @Test
    void markdown_has_tables() {
        assertThat(tally("--markdown")).isZero();

        assertThat(text()).startsWith("# Playgrounds\n").contains("| 1 | Swing | funded | 3 | 600.00 EUR |");
    }

    @Test
    void one_form_at_a_time() {
        assertThat(tally("--markdown", "--json")).isEqualTo(USAGE);

        assertThat(errors.toString()).contains("mutually exclusive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method|sortition|There is no method 'sortition'. There are: approval, ",
                "--method|plurality|plurality counts single ballots, and those of this file are approval.",
                "--rule|seats=2|--rule seats: budget-greedy has no such parameter. It has: budget, misfit, ",
                "--rule|misfit=jump|--rule misfit: 'jump' is not known. Known are: skip, stop.",
                "--rule|scoreThreshold=few|--rule scoreThreshold: 'few' is not a whole number.",
                "--rule|scoreThreshold=-1|--rule scoreThreshold: The value must lie between 0 and",
                "--rule|budget=1000.505|--rule budget: '1000.505' is not an amount like '1000.50 EUR'.",
                "--rule|budget=NaN|--rule budget: 'NaN' is not an amount",
                "--rule|positionPoints=3,x|--rule positionPoints: '3,x' is not a list of whole numbers",
                "--ties|dice|--ties: 'dice' is not known. Known are: code, lot:SEED, order:A,B,C.",
                "--ties|order:A,B|--ties: The order must name every option exactly once."
            })
    void what_cannot_be_meant_is_answered_with_what_there_is(String option, String value, String answer) {
        assertThat(tally(option, value)).isEqualTo(USAGE);

        assertThat(errors.toString()).startsWith("minga: ").contains(answer).hasLineCount(1);
        assertThat(text()).isEmpty();
    }

    @Test
    void a_file_that_does_not_say_its_method_needs_one() throws IOException {
        file = write("other.pb", BUDGET.replace("rule;greedy", "rule;unknown"));

        assertThat(tally()).isEqualTo(USAGE);
        assertThat(errors.toString()).contains("give --method", "approval, budget-greedy");
        assertThat(tally("--method", "budget-greedy")).isZero();
        assertThat(text()).contains("What may be spent: 1,000.00 EUR.");
    }

    @Test
    void a_broken_file_is_refused_with_its_place() throws IOException {
        file = write("broken.pb", BUDGET.replace("3;A,C", "3;A,Z"));

        assertThat(tally()).isEqualTo(REFUSED);

        assertThat(errors.toString()).startsWith("minga: " + file + ":24:2: ").contains("Z");
    }

    @Test
    void a_file_of_no_known_format_or_that_is_not_there_is_refused() throws IOException {
        file = write("town.xls", BUDGET);
        assertThat(tally()).isEqualTo(REFUSED);
        assertThat(errors.toString()).contains("town.xls: ", ".pb");

        file = folder.resolve("nowhere.pb");
        assertThat(tally()).isEqualTo(REFUSED);
        assertThat(errors.toString()).contains("nowhere.pb: There is no such file.");
    }

    @Test
    void without_a_file_there_is_nothing_to_count() {
        assertThat(run("tally")).isEqualTo(USAGE);

        assertThat(errors.toString()).contains("Which file?");
    }

    @Test
    void the_list_describes_every_method() throws IOException {
        assertThat(run("tally", "--list")).isZero();
        assertThat(text())
                .contains(
                        "budget-greedy (version 1): Greedy budget",
                        "--rule misfit=…",
                        "one of skip, stop; usually skip");

        printed.reset();
        assertThat(run("tally", "--list", "--json")).isZero();
        JsonNode methods = new ObjectMapper().readTree(text());
        assertThat(methods).hasSameSizeAs(Methods.all());
        for (JsonNode method : methods) {
            assertThat(method.path("source").asText())
                    .as(method.path("id").asText())
                    .isNotBlank();
            assertThat(method.path("parameters")).allSatisfy(one -> {
                assertThat(one.path("words").asText()).isNotBlank();
                assertThat(one.has("default")).isNotEqualTo(one.path("required").asBoolean());
                assertThat(one.path("choices").isEmpty())
                        .isNotEqualTo(one.path("type").asText().equals("choice"));
            });
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int tally(String... arguments) {
        List<String> all = new ArrayList<>(List.of("tally", file.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Minga.commandLine(new Context(folder, Map.of(), out))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
