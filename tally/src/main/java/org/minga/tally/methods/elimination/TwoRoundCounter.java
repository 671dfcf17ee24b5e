package org.minga.tally.methods.elimination;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.RankedBox;

/** {@code two-round}: first preferences, then the best two. */
final class TwoRoundCounter implements Counter {

    private final TwoRound rules;
    private final List<BallotOption> options;
    private final RankedBox box;
    private final TieBreaker breaker;
    private final List<Round> rounds = new ArrayList<>();

    TwoRoundCounter(TwoRound rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        // In the order of their codes, so that the order in which they are given shows nowhere.
        this.options = options.stream()
                .sorted(Comparator.comparing(BallotOption::code))
                .toList();
        this.box = new RankedBox(this.options);
        this.breaker = new TieBreaker(box, ties, TieBreak.CONTEST_RULE, reading(rules.overvotes()));
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        BitSet all = new BitSet();
        all.set(0, options.size());
        Piles piles = piles(rules.overvotes(), all);
        Rational votes = piles.votes(all);
        Rational threshold = Rational.of(votes.dividedBy(Rational.of(2)).floor().add(BigInteger.ONE));
        Standing standing = new Standing(
                IntStream.range(0, options.size()).mapToObj(piles::votes).toList(), all, threshold);
        List<List<Integer>> levels =
                standing.levels(all.stream().boxed().toList()).reversed();
        int leader = levels.getFirst().getFirst();
        boolean majority = standing.votes(leader).compareTo(threshold) >= 0;
        if (majority || options.size() == 1) {
            stage(standing, piles, List.of(move(MoveKind.ELECTED, leader, null)));
            return tally(standing, standing.votes(leader), List.of(leader), levels);
        }
        List<Integer> finalists = finalists(levels);
        stage(standing, piles, eliminations(levels, finalists));
        Piles second = piles(OvervoteRule.EXHAUST_IF_MULTIPLE_CONTINUING, bits(finalists));
        List<Integer> order = runoff(finalists, second);
        return tally(standing, second.votes(order.getFirst()), order, levels);
    }

    /** The two with most first preferences; among equals the contest's rule picks. */
    private List<Integer> finalists(List<List<Integer>> levels) {
        return levels.stream()
                .flatMap(level -> breaker.byContest(level).stream())
                .limit(2)
                .toList();
    }

    /** Everyone but the finalists, fewest votes first; the tie is told at the first who might have been one. */
    private List<Move> eliminations(List<List<Integer>> levels, List<Integer> finalists) {
        List<Move> moves = new ArrayList<>();
        for (List<Integer> level : levels.reversed()) {
            List<Integer> out = breaker.byContest(level).reversed().stream()
                    .filter(option -> !finalists.contains(option))
                    .toList();
            Tie tie = out.isEmpty() || out.size() == level.size()
                    ? null
                    : breaker.told(breaker.order(level), level, true);
            for (int option : out) {
                moves.add(move(MoveKind.ELIMINATED, option, tie));
                tie = null;
            }
        }
        return moves;
    }

    /** The finalists, the winner first. */
    private List<Integer> runoff(List<Integer> finalists, Piles piles) {
        List<Integer> byCode = finalists.stream().sorted().toList();
        int first = byCode.getFirst();
        int second = byCode.getLast();
        int result = piles.votes(first).compareTo(piles.votes(second));
        TieBreaker.Order order = breaker.order(byCode);
        Tie tie = result == 0 ? breaker.told(order, byCode, true) : null;
        List<Integer> best = result == 0 ? order.favoured() : result > 0 ? byCode : byCode.reversed();
        long votesFirst = piles.votes(first).numerator().longValueExact();
        long votesSecond = piles.votes(second).numerator().longValueExact();
        rounds.add(new Round.Runoff(
                rounds.size() + 1,
                code(first),
                code(second),
                votesFirst,
                votesSecond,
                box.ballots() - votesFirst - votesSecond,
                code(best.getFirst()),
                tie));
        return best;
    }

    private Piles piles(OvervoteRule overvotes, BitSet continuing) {
        return new Piles(box, reading(overvotes), BigInteger.ONE, continuing);
    }

    private static BallotReading reading(OvervoteRule overvotes) {
        return new BallotReading(overvotes, -1, 0, false, UnrankedOptions.NOT_COUNTED);
    }

    private void stage(Standing standing, Piles piles, List<Move> moves) {
        rounds.add(new Round.Stage(
                rounds.size() + 1, firstPreferences(standing), standing.threshold(), piles.inactive(), moves));
    }

    private Move move(MoveKind kind, int option, @Nullable Tie tie) {
        return new Move(kind, code(option), new TreeMap<>(), new TreeMap<>(), tie);
    }

    private SortedMap<String, Rational> firstPreferences(Standing standing) {
        SortedMap<String, Rational> votes = new TreeMap<>();
        standing.continuing().stream().forEach(option -> votes.put(code(option), standing.votes(option)));
        return votes;
    }

    /** @param placed the winner, and the other finalist if there was a second round */
    private Tally tally(Standing standing, Rational votes, List<Integer> placed, List<List<Integer>> levels) {
        List<List<String>> ranking = new ArrayList<>();
        placed.forEach(option -> ranking.add(List.of(code(option))));
        for (List<Integer> level : levels) {
            List<String> rest = level.stream()
                    .filter(option -> !placed.contains(option))
                    .map(this::code)
                    .sorted()
                    .toList();
            if (!rest.isEmpty()) {
                ranking.add(rest);
            }
        }
        BallotOption winner = options.get(placed.getFirst());
        return new Tally(
                rules.method(),
                rounds,
                new Result(
                        box.ballots(),
                        List.of(new Winner(winner.code(), votes, winner.cost())),
                        ranking,
                        firstPreferences(standing),
                        box.supporters()));
    }

    private String code(int option) {
        return options.get(option).code();
    }

    private static BitSet bits(List<Integer> options) {
        BitSet bits = new BitSet();
        options.forEach(bits::set);
        return bits;
    }
}
