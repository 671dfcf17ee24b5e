package org.minga.tally.methods.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

class EqualSharesProperties {

    @Property
    void never_more_is_spent_than_there_is(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));
        EqualShares rules = (EqualShares) election.rules.method();

        Tally tally = election.count();

        assertThat(cost(tally)).isLessThanOrEqualTo(rules.budget().amount());
    }

    @Property
    void the_order_and_grouping_of_ballots_make_no_difference(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));
        Map<Ballot, Long> groups = new HashMap<>();
        election.ballots.forEach(ballot -> groups.merge(ballot.canonical(), 1L, Long::sum));
        List<GroupedBallot> shuffled = new ArrayList<>();
        groups.forEach((ballot, times) -> shuffled.add(new GroupedBallot(ballot, times)));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Count.run(election.rules, election.options, shuffled)).isEqualTo(election.count());
    }

    @Property
    void the_order_of_options_makes_no_difference(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));
        List<BallotOption> shuffled = new ArrayList<>(election.options);
        Collections.shuffle(shuffled, new Random(seed));
        List<GroupedBallot> ballots = election.ballots.stream()
                .map(ballot -> new GroupedBallot(ballot, 1))
                .toList();

        assertThat(Count.run(election.rules, shuffled, ballots)).isEqualTo(election.count());
    }

    @Property
    void other_names_win_as_the_old_ones_did(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));
        List<String> favoured = election.options.stream()
                .map(BallotOption::code)
                .sorted(election.rules.ties().order())
                .toList();
        Map<String, String> names = new TreeMap<>();
        favoured.forEach(code -> names.put(code, "new " + (100 - names.size())));
        ContestRules renamed = new ContestRules(
                election.rules.method(),
                election.rules.ballot(),
                new TieRule.GivenOrder(favoured.stream().map(names::get).toList()));
        List<BallotOption> options = election.options.stream()
                .map(option -> new BallotOption(names.getOrDefault(option.code(), ""), option.cost(), null))
                .toList();
        List<GroupedBallot> ballots = election.ballots.stream()
                .map(ballot -> new GroupedBallot(renamed(ballot, names), 1))
                .toList();

        assertThat(winners(Count.run(renamed, options, ballots)))
                .isEqualTo(winners(election.count()).stream().map(names::get).toList());
    }

    /** Money only gets less, so what was too dear stays so. */
    @Property
    void prices_never_fall(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));

        Tally tally = election.count();

        List<Rational> prices = tally.rounds().stream()
                .filter(Round.Bought.class::isInstance)
                .map(round -> ((Round.Bought) round).price())
                .toList();
        assertThat(prices).isSortedAccordingTo(Comparator.naturalOrder());
    }

    /** The promise of the method: whoever agrees on an option and can pay for it alone gets something. */
    @Property
    void a_group_that_can_pay_for_what_all_of_it_supports_is_not_left_with_nothing(@ForAll long seed) {
        SmallBudget election = new SmallBudget(new Random(seed));
        EqualShares rules = (EqualShares) election.rules.method();
        Tally tally = election.count();
        List<String> winners = winners(tally);
        for (BallotOption option : election.options) {
            List<Ballot> supporters = election.ballots.stream()
                    .filter(ballot -> supports(ballot, option.code(), rules))
                    .toList();
            long cost = cost(option);
            boolean affordable = Rational.of(cost)
                            .compareTo(Rational.of(rules.budget().amount(), Math.max(1, election.ballots.size()))
                                    .times(Rational.of(supporters.size())))
                    <= 0;
            if (!supporters.isEmpty() && affordable && rules.completion() == Completion.NONE) {
                assertThat(supporters)
                        .as("supporters of %s in %s", option, election)
                        .anyMatch(ballot -> winners.stream().anyMatch(code -> supports(ballot, code, rules)));
            }
        }
    }

    private static boolean supports(Ballot ballot, String code, EqualShares rules) {
        return switch (ballot) {
            case Ballot.Single single -> single.selections().contains(code);
            case Ballot.Approval approval -> approval.selections().contains(code);
            case Ballot.Cumulative points -> points.points().getOrDefault(code, 0L) > 0;
            case Ballot.Ordinal ordinal -> {
                int place = ordinal.ranking().indexOf(code);
                yield place >= 0
                        && switch (rules.utility()) {
                            case COST, CARDINALITY -> true;
                            case POINTS -> rules.positionPoints().get(place) > 0;
                            case BORDA -> place < ordinal.ranking().size() - 1;
                        };
            }
            default -> throw new AssertionError(ballot);
        };
    }

    private static Ballot renamed(Ballot ballot, Map<String, String> names) {
        return switch (ballot) {
            case Ballot.Single single -> new Ballot.Single(renamed(single.selections(), names));
            case Ballot.Approval approval -> new Ballot.Approval(renamed(approval.selections(), names));
            case Ballot.Ordinal ordinal -> new Ballot.Ordinal(renamed(ordinal.ranking(), names));
            case Ballot.Cumulative points -> {
                Map<String, Long> given = new TreeMap<>();
                points.points().forEach((code, value) -> given.put(names.getOrDefault(code, ""), value));
                yield new Ballot.Cumulative(given);
            }
            default -> throw new AssertionError(ballot);
        };
    }

    private static List<String> renamed(List<String> codes, Map<String, String> names) {
        return codes.stream().map(code -> names.getOrDefault(code, "")).toList();
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static long cost(Tally tally) {
        long cost = 0;
        for (Winner winner : tally.result().winners()) {
            Long own = winner.cost();
            cost = Math.addExact(cost, own == null ? 0 : own);
        }
        return cost;
    }

    private static long cost(BallotOption option) {
        Long cost = option.cost();
        return cost == null ? 0 : cost;
    }
}
