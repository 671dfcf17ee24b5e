package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Scores;
import org.minga.tally.methods.counting.Scores.Standing;

/** {@code equal-shares}: every voter spends the same on what they support. */
final class EqualSharesCounter implements Counter {

    private final EqualShares rules;
    private final TieRule ties;
    private final List<BallotOption> options;
    private final Scores scores;
    private final Baskets baskets;

    EqualSharesCounter(EqualShares rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.ties = ties;
        this.options = List.copyOf(options);
        this.scores = new Scores(options, rules.positionPoints());
        this.baskets = new Baskets(rules, options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        if (rules.utility() == Utility.BORDA && ballot instanceof Ballot.Ordinal ordinal) {
            addPlaces(ordinal.ranking(), times);
        } else {
            scores.add(ballot, times);
        }
        baskets.add(ballot, times);
    }

    /** The scores that go with Borda utilities are their sums. */
    private void addPlaces(List<String> ranking, long times) {
        scores.addBallots(times);
        for (int i = 0; i < ranking.size(); i++) {
            scores.add(ranking.get(i), ranking.size() - 1L - i, times);
        }
    }

    @Override
    public Tally finish() {
        Shares.Settled settled = new Shares(rules, costs(), market(), scores.ballots()).settle();
        SortedMap<String, Rational> sums = scores.sums();
        List<Round> rounds = new ArrayList<>();
        List<Winner> winners = new ArrayList<>();
        rounds.add(new Round.Endowed(
                1, settled.share(), settled.runs(), settled.reason().label()));
        for (Purchase purchase : settled.purchases()) {
            BallotOption option = options.get(purchase.option());
            rounds.add(bought(rounds.size() + 1, purchase));
            winners.add(new Winner(option.code(), sums.get(option.code()), option.cost()));
        }
        if (rules.thenUtilitarian()) {
            spendTheRest(settled, rounds, winners);
        }
        Result result = new Result(scores.ballots(), winners, List.of(), sums, scores.supporters());
        return new Tally(rules.method(), rounds, result);
    }

    private Market market() {
        List<String> codes = options.stream().map(BallotOption::code).toList();
        List<Integer> favoured = IntStream.range(0, codes.size())
                .boxed()
                .sorted(Comparator.comparing(codes::get, ties.order()))
                .toList();
        int[] places = new int[codes.size()];
        for (int i = 0; i < places.length; i++) {
            places[favoured.get(i)] = i;
        }
        return new Market(rules, costs(), places, baskets, scores.ballots());
    }

    private long[] costs() {
        return options.stream()
                .mapToLong(option -> Objects.requireNonNull(option.cost(), "checked with the options"))
                .toArray();
    }

    private Round bought(int number, Purchase purchase) {
        BallotOption option = options.get(purchase.option());
        return new Round.Bought(
                number,
                option.code(),
                purchase.price().asRational(),
                Objects.requireNonNull(option.cost()),
                purchase.supporters(),
                tie(purchase));
    }

    private @Nullable Tie tie(Purchase purchase) {
        if (purchase.level().size() < 2) {
            return null;
        }
        List<String> level = purchase.level().stream()
                .map(index -> options.get(index).code())
                .toList();
        return new Tie(level, ties, purchase.decisive());
    }

    private void spendTheRest(Shares.Settled settled, List<Round> rounds, List<Winner> winners) {
        Set<String> bought = new HashSet<>();
        winners.forEach(winner -> bought.add(winner.option()));
        GreedySpending rest = new GreedySpending(settled.unspent(), Misfit.SKIP, ties, rounds, winners);
        for (List<Standing> level : scores.ranked(ties)) {
            List<Standing> left = level.stream()
                    .filter(standing -> !bought.contains(standing.code()))
                    .toList();
            if (!left.isEmpty()) {
                rest.offer(left);
            }
        }
    }
}
