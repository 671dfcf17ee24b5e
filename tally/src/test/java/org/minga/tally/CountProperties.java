package org.minga.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;

class CountProperties {

    @Property(tries = 10_000)
    void a_naive_count_agrees(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);

        Tally tally = election.count();

        assertThat(codes(tally)).isEqualTo(NaiveCount.winners(election));
        for (String code : election.codes()) {
            BigInteger score = NaiveCount.score(election.rules(), code, election.ballots());
            assertThat(tally.result().scores()).containsEntry(code, Rational.of(score));
        }
        assertThat(tally.result().ballots()).isEqualTo(election.ballots().size());
    }

    @Property
    void generated_ballots_keep_their_rules(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);

        assertThat(election.ballots())
                .allSatisfy(ballot -> assertThat(election.rules().ballot().validate(ballot, election.codes()))
                        .isEmpty());
    }

    @Property
    void neither_order_nor_grouping_nor_the_order_of_options_matters(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        List<BallotOption> options = new ArrayList<>(election.options());
        Collections.shuffle(options, new Random(seed + 1));
        List<Ballot> ballots = new ArrayList<>(election.ballots());
        Collections.shuffle(ballots, new Random(seed + 2));

        Tally other = new TestElection(election.rules(), options, ballots).count();
        Tally grouped = Count.run(election.rules(), options, election.grouped());

        assertThat(other).isEqualTo(election.count());
        assertThat(grouped).isEqualTo(election.count());
    }

    @Property
    void new_names_in_the_same_order_change_nothing_but_the_names(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        List<String> sorted = election.codes().stream().sorted().toList();
        UnaryOperator<String> rename = code -> "option-" + (char) ('a' + sorted.indexOf(code));
        List<BallotOption> options = election.options().stream()
                .map(option -> new BallotOption(rename.apply(option.code()), option.cost(), option.submission()))
                .toList();
        List<Ballot> ballots = election.ballots().stream()
                .map(ballot -> Renamed.ballot(ballot, rename))
                .toList();

        Tally tally = new TestElection(election.rules(), options, ballots).count();

        assertThat(codes(tally))
                .isEqualTo(codes(election.count()).stream().map(rename).toList());
        assertThat(tally.rounds()).hasSameSizeAs(election.count().rounds());
    }

    @Property
    void the_budget_is_never_exceeded_and_the_threshold_always_respected(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        Assume.that(election.rules().method() instanceof BudgetGreedy);
        BudgetGreedy rules = (BudgetGreedy) election.rules().method();

        List<Winner> winners = election.count().result().winners();

        assertThat(winners.stream().mapToLong(CountProperties::cost).sum())
                .isLessThanOrEqualTo(rules.budget().amount());
        assertThat(winners)
                .allSatisfy(winner ->
                        assertThat(winner.score()).isGreaterThanOrEqualTo(Rational.of(rules.scoreThreshold())));
    }

    @Property
    void skipping_funds_all_that_stopping_funds(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        Assume.that(election.rules().method() instanceof BudgetGreedy);

        List<String> skip = codes(withMisfit(election, Misfit.SKIP).count());
        List<String> stop = codes(withMisfit(election, Misfit.STOP).count());

        assertThat(skip.subList(0, stop.size())).isEqualTo(stop);
    }

    @Property
    void skipped_options_would_not_have_fitted_at_their_turn(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);

        for (Round round : election.count().rounds()) {
            if (round instanceof Round.Considered turn) {
                boolean fits = turn.cost() <= turn.budgetLeft();
                boolean expected = switch (turn.decision()) {
                    case FUNDED -> fits;
                    case SKIPPED, STOPPED -> !fits;
                    case BELOW_THRESHOLD -> turn.score().compareTo(threshold(election)) < 0;
                };
                assertThat(expected).isTrue();
            }
        }
    }

    /** The promise of {@link Tie#decisive}: without one, no order among level options gives other winners. */
    @Property(tries = 3000)
    void ties_that_are_not_decisive_could_be_broken_in_any_way(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        Tally tally = election.count();
        Assume.that(ties(tally).noneMatch(Tie::decisive));

        // Renaming at random breaks every tie in another way.
        List<String> names = new ArrayList<>();
        for (int i = 0; i < election.codes().size(); i++) {
            names.add("n" + i);
        }
        Collections.shuffle(names, new Random(seed));
        List<String> old = List.copyOf(election.codes());
        UnaryOperator<String> rename = code -> names.get(old.indexOf(code));
        List<BallotOption> options = election.options().stream()
                .map(option -> new BallotOption(rename.apply(option.code()), option.cost(), null))
                .toList();
        List<Ballot> ballots = election.ballots().stream()
                .map(ballot -> Renamed.ballot(ballot, rename))
                .toList();
        Set<String> winners = new HashSet<>(codes(new TestElection(election.rules(), options, ballots).count()));

        assertThat(winners)
                .isEqualTo(Set.copyOf(codes(tally).stream().map(rename).toList()));
    }

    @Property
    void level_options_are_always_told(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        Tally tally = election.count();
        Map<Rational, List<String>> funded = new TreeMap<>();
        tally.result()
                .winners()
                .forEach(winner -> funded.computeIfAbsent(winner.score(), score -> new ArrayList<>())
                        .add(winner.option()));

        for (List<String> level : funded.values()) {
            if (level.size() > 1) {
                assertThat(ties(tally))
                        .anySatisfy(tie -> assertThat(tie.options()).containsAll(level));
            }
        }
    }

    @Property
    void sums_are_exact_beyond_what_a_long_holds(
            @ForAll("large") long points, @ForAll("large") long times, @ForAll("large") long more) {
        BallotRules ballot = new BallotRules.Cumulative(0, 2, 0, Long.MAX_VALUE, Long.MAX_VALUE);
        ContestRules rules =
                new ContestRules(new BudgetGreedy(Long.MAX_VALUE, "EUR", Misfit.SKIP, 0, List.of()), ballot);
        var counter = Count.open(rules, List.of(BallotOption.of("A", Long.MAX_VALUE), BallotOption.of("B", 1)));

        counter.add(new Ballot.Cumulative(Map.of("A", points)), times);
        counter.add(new Ballot.Cumulative(Map.of("A", more, "B", 1L)), 1);
        counter.add(new Ballot.Cumulative(Map.of("A", more)), 1);
        Tally tally = counter.finish();

        BigInteger expected = BigInteger.valueOf(points)
                .multiply(BigInteger.valueOf(times))
                .add(BigInteger.valueOf(more).shiftLeft(1));
        assertThat(tally.result().scores()).containsEntry("A", Rational.of(expected));
        assertThat(tally.result().supporters()).containsEntry("A", times + 2);
    }

    @Provide
    Arbitrary<Long> large() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE - 2);
    }

    private static Stream<Tie> ties(Tally tally) {
        return tally.rounds().stream().flatMap(round -> {
            Tie tie = switch (round) {
                case Round.Elected elected -> elected.tie();
                case Round.Considered considered -> considered.tie();
                default -> null;
            };
            return Stream.ofNullable(tie);
        });
    }

    private static Rational threshold(TestElection election) {
        return election.rules().method() instanceof BudgetGreedy greedy
                ? Rational.of(greedy.scoreThreshold())
                : Rational.of(0);
    }

    private static TestElection withMisfit(TestElection election, Misfit misfit) {
        BudgetGreedy rules = (BudgetGreedy) election.rules().method();
        MethodRules other = new BudgetGreedy(rules.budget(), misfit, rules.scoreThreshold(), rules.positionPoints());
        return new TestElection(
                new ContestRules(other, election.rules().ballot()), election.options(), election.ballots());
    }

    private static long cost(Winner winner) {
        Long cost = winner.cost();
        return cost == null ? 0 : cost;
    }

    private static List<String> codes(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }
}
