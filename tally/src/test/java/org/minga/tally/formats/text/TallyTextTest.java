package org.minga.tally.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.BudgetDecision;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;

class TallyTextTest {

    private static final Map<String, String> NAMES =
            Map.of("A", "Ana ABREU", "B", "Bo *the builder*", "C", "Chi | Ho", "D", "Dora");
    private static final TieRule LOT = new TieRule.Lot("dice 4 2 6");
    private static final ContestRules RULES = new ContestRules(
            new BudgetGreedy(100_000, "EUR", Misfit.SKIP, 0, List.of()), new BallotRules.Approval(0, 4), LOT);
    private static final Tie TIE = new Tie(List.of("C", "B"), LOT, true);
    private static final Tie HARMLESS = new Tie(List.of("A", "D"), "previous_rounds", false);

    /** One count cannot hold all of these; a text that tells them all is still a text. */
    private static final List<Round> EVERY_KIND = List.of(
            new Round.Scored(1, "points", fractions("A", "12", "B", "7/2", "C", "1/3")),
            new Round.Elected(2, "A", 12, 3, null),
            new Round.Elected(3, "C", 1, 2, TIE),
            new Round.Unfilled(4, 1),
            new Round.Stage(
                    5,
                    fractions("A", "2900", "B", "10036583/100000", "C", "1000/3", "D", "1500"),
                    Rational.of(2842),
                    fractions("exhausted", "7", "overvote", "0"),
                    List.of(
                            new Move(MoveKind.ELECTED, "A", fractions(), fractions(), null),
                            new Move(
                                    MoveKind.SURPLUS_TRANSFERRED,
                                    "A",
                                    fractions("B", "50", "C", "1/7"),
                                    fractions("exhausted", "3"),
                                    null))),
            new Round.Stage(
                    6,
                    fractions("B", "100", "C", "100", "D", "1500"),
                    Rational.of(2842),
                    fractions(),
                    List.of(
                            new Move(MoveKind.ELIMINATED, "B", fractions("D", "100"), fractions(), TIE),
                            new Move(MoveKind.ELIMINATED, "C", fractions(), fractions("exhausted", "100"), null),
                            new Move(MoveKind.ELECTED, "D", fractions(), fractions(), null))),
            new Round.Stage(7, fractions("D", "1"), null, fractions(), List.of()),
            new Round.Compared(
                    8,
                    "preferred",
                    matrix(
                            "A",
                            Map.of("B", 5L, "C", 4L),
                            "B",
                            Map.of("A", 2L, "C", 3L),
                            "C",
                            Map.of("A", 1L, "B", 3L))),
            new Round.Locked(9, "A", "B", 5, true),
            new Round.Locked(10, "B", "A", 2, false),
            new Round.Runoff(11, "A", "D", 10, 10, 1, "A", HARMLESS),
            new Round.Graded(12, "A", List.of(1L, 0L, 3L), 2),
            new Round.Graded(13, "B", List.of(0L, 0L, 0L), -1),
            new Round.Considered(14, "A", Rational.of(12), 60_000, 100_000, BudgetDecision.FUNDED, null),
            new Round.Considered(15, "C", Rational.of(9), 50_000, 40_000, BudgetDecision.SKIPPED, TIE),
            new Round.Considered(16, "B", Rational.of(9), 50_000, 40_000, BudgetDecision.STOPPED, null),
            new Round.Considered(17, "D", Rational.of(1), 10, 40_000, BudgetDecision.BELOW_THRESHOLD, null),
            new Round.Endowed(18, Rational.of(100_000, 3), 1, "budget"),
            new Round.Endowed(19, Rational.of(40_001), 12, "next_over_budget"),
            new Round.Bought(20, "A", Rational.of(1, 700), 60_000, 2, null),
            new Round.Bought(21, "B", Rational.of(1, 600), 30_000, 1, HARMLESS),
            new Round.Duelled(22, "A", 3, 1, Rational.of(4, 6), Rational.of(1, 4), Rational.of(9, 10)),
            new Round.Ordered(23, List.of("A", "C", "B"), Rational.of(14), 2),
            new Round.Ordered(24, List.of("A", "C", "B"), Rational.of(29, 2), 1),
            new Round.Qualified(25, "B", Rational.of(17), TIE),
            new Round.Qualified(26, "D", Rational.of(17, 2), null));

    private static final Tally TALLY = new Tally(
            new MethodId("budget-greedy", 1),
            EVERY_KIND,
            new Result(
                    1234,
                    List.of(new Winner("A", Rational.of(12), 60_000L), new Winner("B", Rational.of(7, 2), 30_000L)),
                    List.of(List.of("A"), List.of("B", "C"), List.of("D")),
                    fractions("A", "12", "B", "7/2", "C", "7/2", "D", "0"),
                    new TreeMap<>(Map.of("A", 12L, "B", 4L, "C", 5L, "D", 0L))));

    @Test
    void every_kind_of_round_is_told_in_plain_text() throws IOException {
        assertThat(TallyText.plain("Which <one>?", RULES, NAMES, TALLY, List.of("Line 3 was blank.")))
                .isEqualTo(golden("every-round.txt"));
    }

    @Test
    void every_kind_of_round_is_told_in_markdown() throws IOException {
        assertThat(TallyText.markdown("Which <one>?", RULES, NAMES, TALLY, List.of("Line 3 was blank.")))
                .isEqualTo(golden("every-round.md.txt"));
    }

    @Test
    void the_example_has_every_kind_of_round() {
        Set<Class<?>> told = EVERY_KIND.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrder(Round.class.getPermittedSubclasses());
    }

    @Test
    void a_count_without_rounds_and_winners_says_so() {
        Tally nothing = new Tally(
                new MethodId("budget-greedy", 1),
                List.of(),
                new Result(0, List.of(), List.of(), fractions(), new TreeMap<>()));

        assertThat(TallyText.plain("", RULES, Map.of(), nothing, List.of()))
                .startsWith("Rules\n-----\n")
                .contains("0 ballots were counted.", "There was nothing to decide.", "Nobody wins.");
    }

    @Test
    void a_hostile_name_gives_no_orders_to_a_terminal_or_a_page() {
        Map<String, String> hostile = Map.of("A", "\u001b[31mred\u202e", "B", "[x](javascript:1)\n# <b>");

        String plain = TallyText.plain("\u0007title", RULES, hostile, TALLY, List.of());
        String markdown = TallyText.markdown("# title\n\n<script>", RULES, hostile, TALLY, List.of());

        assertThat(plain).doesNotContain("\u001b", "\u0007", "\u202e").contains("[31mred");
        assertThat(markdown)
                .doesNotContain("\u001b", " <script", " <b>", "\n# <", " [x]")
                .contains("\\[x\\](javascript:1) \\# \\<b\\>");
    }

    @Test
    void options_of_one_name_are_told_apart_by_code() {
        Map<String, String> twins = Map.of("A", "Playground", "B", "Playground", "C", "D");

        assertThat(TallyText.plain("", RULES, twins, TALLY, List.of()))
                .contains("Playground (A)", "Playground (B)", "D (C)", "D (D)");
    }

    @Test
    void numbers_are_exact_or_marked_as_rounded() {
        assertThat(Figures.number(Rational.of(1_234_567))).isEqualTo("1,234,567");
        assertThat(Figures.number(Rational.of(-1234))).isEqualTo("−1,234");
        assertThat(Figures.number(Rational.of(-5, 2))).isEqualTo("−2.5");
        assertThat(Figures.number(Rational.of(1_000_000_001, 1_000_000_000))).isEqualTo("1.000000001");
        assertThat(Figures.number(Rational.of(10_000, 3))).isEqualTo("≈3,333.33333");
        assertThat(Figures.number(Rational.of(-1, 3))).isEqualTo("≈−0.33333");
        assertThat(Figures.number(Rational.of(1, 3_000_000_000_000L))).isEqualTo("≈0.00000000000033");
        assertThat(Figures.number(100)).isEqualTo("100");
        assertThat(Figures.money(123_456, "EUR")).isEqualTo("1,234.56 EUR");
        assertThat(Figures.money(123_456, "JPY")).isEqualTo("123,456 JPY");
        assertThat(Figures.money(5, "XXX")).isEqualTo("0.05");
        assertThat(Figures.money(Rational.of(1, 3), "EUR")).isEqualTo("≈0.00333 EUR");
    }

    private static SortedMap<String, Rational> fractions(String... pairs) {
        SortedMap<String, Rational> fractions = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fractions.put(pairs[i], Rational.parse(pairs[i + 1]).orElseThrow());
        }
        return fractions;
    }

    private static SortedMap<String, SortedMap<String, Long>> matrix(Object... pairs) {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            @SuppressWarnings("unchecked")
            Map<String, Long> row = (Map<String, Long>) pairs[i + 1];
            rows.put((String) pairs[i], new TreeMap<>(row));
        }
        return rows;
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TallyTextTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
