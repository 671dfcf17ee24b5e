package org.minga.tally.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodParameters.Description;
import org.minga.tally.methods.MethodParameters.Type;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.BallotRules.Marking;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.catalogue.Methods;
import org.minga.tally.methods.seats.Plurality;

class RulesTextTest {

    private static List<String> ballot(BallotRules rules) {
        List<String> sentences = new ArrayList<>();
        BallotText.add(rules, BallotOption.MAX_OPTIONS, sentences);
        return sentences;
    }

    private static String parameter(String words, Object value) {
        return ParameterText.sentence(new Description("it", Type.WHOLE, words, 0, 9, List.of(), value), value);
    }

    @Test
    void a_plurality_contest_reads_from_the_ballot_to_its_ties() {
        assertThat(RulesText.sentences(
                        new ContestRules(new Plurality(2), new BallotRules.Single(0)),
                        List.of(BallotOption.of("A"), BallotOption.of("B"), BallotOption.of("C"))))
                .containsExactly(
                        "There are 3 options.",
                        "Each voter chooses one option.",
                        "A blank ballot is allowed and counts as a ballot.",
                        "The ballots are counted by the method \"Plurality\" (plurality v1).",
                        "Everyone chooses one option. The option chosen most often wins, or the first few where there"
                                + " are several seats. An option that nobody chose never wins.",
                        "How many options may win: 2.",
                        "Options that are still level are put in order by their code as text, where \"10\" comes before"
                                + " \"2\": the first one is favoured.");
    }

    @Test
    void a_budget_is_told_in_the_units_of_its_currency_and_choices_in_their_words() {
        assertThat(RulesText.sentences(new ContestRules(
                        new BudgetGreedy(123_456_789, "EUR", Misfit.STOP, 3, List.of()),
                        new BallotRules.Approval(1, 4))))
                .contains("Each voter names between 1 and 4 options, all of them equally.")
                .anySatisfy(sentence -> assertThat(sentence).endsWith(": 1,234,567.89 EUR."))
                .anySatisfy(sentence ->
                        assertThat(sentence).endsWith(": the first option that no longer fits ends the count."))
                .noneSatisfy(sentence -> assertThat(sentence).contains("rank"));
        assertThat(parameter("The budget.", new Money(1_500, "JPY"))).isEqualTo("The budget: 1,500 JPY.");
        assertThat(parameter("The budget.", new Money(1_500, "XXX"))).isEqualTo("The budget: 1,500.");
        assertThat(parameter("The budget.", new Money(5, "QQQ"))).isEqualTo("The budget: 5 QQQ.");
        assertThat(parameter("The budget.", new Money(5, "EUR"))).isEqualTo("The budget: 0.05 EUR.");
    }

    @Test
    void nought_is_told_by_what_it_stands_for() {
        for (String words : List.of(
                "Most ranks; 0 for no limit.",
                "Most ranks, 0 for no limit.",
                "Most ranks. 0 means no limit.",
                "Most ranks (0: no limit).",
                "Most ranks: 0 if no limit.")) {
            assertThat(parameter(words, 0L)).as(words).isEqualTo("Most ranks: no limit.");
            assertThat(parameter(words, 1_234L)).as(words).isEqualTo("Most ranks: 1,234.");
        }
        assertThat(parameter("Most skipped; -1 for any number.", -1L)).isEqualTo("Most skipped: any number.");
        assertThat(parameter("Most skipped; -1 for any number.", 0L)).isEqualTo("Most skipped: 0.");
        assertThat(parameter("The share; 0 if none decides.", Rational.ZERO)).isEqualTo("The share: none decides.");
        assertThat(parameter("From 10 on it counts.", 0L)).isEqualTo("From 10 on it counts: 0.");
        assertThat(parameter("The names; a ballot gives 0 for the first.", List.of("Bad", "Good")))
                .isEqualTo("The names; a ballot gives 0 for the first: Bad, Good.");
    }

    @Test
    void every_type_of_value_has_its_words() {
        assertThat(parameter("Whether. More on it.", true)).isEqualTo("Whether: yes. More on it.");
        assertThat(parameter("Whether.", false)).isEqualTo("Whether: no.");
        assertThat(parameter("Part.", Rational.of(2, 3))).isEqualTo("Part: 2/3.");
        assertThat(parameter("Part.", Rational.of(2))).isEqualTo("Part: 2.");
        assertThat(parameter("Grades.", List.of("Bad", "Good"))).isEqualTo("Grades: Bad, Good.");
        assertThat(parameter("Points.", java.util.Collections.nCopies(1_025, 7L)))
                .endsWith("7, 7 and 1,005 more.");
    }

    @Test
    void every_kind_of_ballot_is_told() {
        assertThat(ballot(new BallotRules.Approval(0, 10_000)))
                .containsExactly(
                        "Each voter names any number of options, all of them equally.",
                        "A blank ballot is allowed and counts as a ballot.");
        assertThat(ballot(new BallotRules.Ordinal(1, 3)))
                .containsExactly("Each voter ranks between 1 and 3 options, the best first.");
        assertThat(ballot(new BallotRules.Cumulative(1, 10_000, 0, 10, 4)))
                .containsExactly(
                        "Each voter spreads at most 10 points over at least 1 option.",
                        "One option may get at most 4 points.");
        assertThat(ballot(new BallotRules.Ranked(1, 3, Marking.STRICT)))
                .containsExactly(
                        "Each voter ranks at least 1 option, the best first, in at most 3 ranks.",
                        "Each rank takes one option, and no rank may be skipped.");
        assertThat(ballot(new BallotRules.Ranked(0, 10_000, Marking.EQUAL_RANKS))
                        .getFirst())
                .isEqualTo("Each voter ranks options, the best first.");
        assertThat(ballot(new BallotRules.Ranked(2, 3, Marking.AS_MARKED)).getLast())
                .contains("as they were marked");
        assertThat(ballot(new BallotRules.Scored(2, 2, 0, 5)))
                .containsExactly(
                        "Each voter gives exactly 2 options a whole number from 0 to 5, the higher the better.");
        assertThat(ballot(new BallotRules.Quadratic(1, 5, 100, true)).getLast()).contains("against");
        assertThat(ballot(new BallotRules.Quadratic(1, 5, 100, false)).getFirst())
                .contains("100 credits");
        assertThat(ballot(new BallotRules.Pairwise(1, 10)).getFirst()).endsWith("for between 1 and 10 pairs.");
    }

    @Test
    void the_rule_for_ties_is_told_with_its_input() {
        ContestRules drawn =
                new ContestRules(new Plurality(1), new BallotRules.Single(1), new TieRule.Lot("harvest moon"));
        ContestRules given = new ContestRules(
                new Plurality(1), new BallotRules.Single(1), new TieRule.GivenOrder(List.of("B", "A")));

        assertThat(RulesText.sentences(drawn).getLast()).contains("\"harvest moon\"");
        assertThat(RulesText.sentences(given).getLast()).endsWith("favoured: B, A.");
    }

    @Test
    void every_parameter_of_every_method_can_be_told_at_its_standard() {
        for (MethodDescription method : Methods.all()) {
            for (Description one : MethodParameters.of(method.standard())) {
                Object value = Objects.requireNonNull(
                        MethodParameters.values(method.standard()).get(one.name()));
                assertThat(ParameterText.sentence(one, value))
                        .as(method.standard().method() + " " + one.name())
                        .endsWith(".")
                        .doesNotContain("..")
                        .doesNotContain(".:");
            }
        }
    }
}
