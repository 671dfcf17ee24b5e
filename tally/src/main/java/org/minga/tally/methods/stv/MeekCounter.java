package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.RankedBox;
import org.minga.tally.methods.stv.Picks.Pick;
import org.minga.tally.methods.stv.Standing.Status;

/** {@code stv-meek}. The letters in comments are the steps of the reference rule. */
final class MeekCounter implements Counter {

    /** Figures are in billionths: nine decimals. */
    static final long ONE = 1_000_000_000;

    private static final BigInteger UNIT = BigInteger.valueOf(ONE);
    private static final BigInteger OMEGA = BigInteger.valueOf(ONE / 1_000_000);

    private final int seats;
    private final Preferences preferences;
    private final RankedBox box;
    private final Standing standing;
    private final Picks picks;
    private final long[] keep;

    private final List<Round> rounds = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();

    private long blank;
    private BigInteger quota = BigInteger.ZERO;
    private BigInteger surplus = BigInteger.ZERO;

    MeekCounter(int seats, TieRule ties, List<BallotOption> options, Preferences preferences) {
        this.seats = seats;
        this.preferences = preferences;
        this.box = new RankedBox(options);
        this.standing = new Standing(box.codes(), seats, ties, UNIT);
        this.picks = new Picks(box.codes(), ties, false);
        this.keep = new long[options.size()];
        Arrays.fill(keep, ONE);
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        RankingTree tree = tree();
        if (standing.decided()) {
            distribute(tree);
            tell(tree);
        }
        while (!standing.decided()) {
            // B.2 ends with someone elected, or with surpluses as good as settled.
            if (!iterate(tree)) {
                defeatLowest();
            }
            tell(tree);
        }
        return new Tally(
                StvMeek.ID,
                rounds,
                new Result(box.ballots(), standing.winners(), List.of(), new TreeMap<>(), box.supporters()));
    }

    private RankingTree tree() {
        RankingTree.Builder builder = new RankingTree.Builder();
        for (RankedBox.Group group : box.groups()) {
            int[] ranking = preferences.of(group.ranks());
            if (ranking.length == 0) {
                blank += group.times();
            } else {
                builder.add(ranking, group.times());
            }
        }
        return builder.build(box.codes().size());
    }

    /** B.2.a and B.2.b: votes by keep factors, and the quota that follows from them. */
    private void distribute(RankingTree tree) {
        BigInteger[] votes = tree.distribute(keep);
        for (int i = 0; i < votes.length; i++) {
            standing.setVotes(i, votes[i]);
        }
        quota = standing.sum().divide(BigInteger.valueOf(seats + 1L)).add(BigInteger.ONE);
    }

    /** B.2. @return whether someone was elected */
    private boolean iterate(RankingTree tree) {
        BigInteger before = null;
        while (true) {
            distribute(tree);
            if (electThoseWithQuota()) {
                return true;
            }
            // B.2.d
            surplus = standing.elected().stream()
                    .map(option -> standing.votes(option).subtract(quota))
                    .reduce(BigInteger.ZERO, BigInteger::add)
                    .max(BigInteger.ZERO);
            // B.2.e
            if (surplus.compareTo(OMEGA) < 0 || before != null && surplus.compareTo(before) >= 0) {
                return false;
            }
            before = surplus;
            standing.elected().forEach(this::updateKeepFactor);
        }
    }

    /** B.2.c */
    private boolean electThoseWithQuota() {
        boolean elected = false;
        for (int option : standing.hopeful()) {
            if (standing.votes(option).compareTo(quota) >= 0) {
                elect(option);
                elected = true;
            }
        }
        return elected;
    }

    private void elect(int option) {
        standing.elect(option, Status.ELECTED);
        moves.add(move(MoveKind.ELECTED, option, null));
    }

    /** B.2.f: times quota, rounded up, by votes, rounded up. */
    private void updateKeepFactor(int option) {
        BigInteger product = up(BigInteger.valueOf(keep[option]).multiply(quota), UNIT);
        keep[option] = up(product.multiply(UNIT), standing.votes(option)).longValueExact();
    }

    private static BigInteger up(BigInteger number, BigInteger divisor) {
        return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    /** B.3: all that the surplus could lift to the lowest vote's level are tied. Then C.1 where that decides. */
    private void defeatLowest() {
        List<Integer> hopeful = standing.hopeful();
        BigInteger reach = standing.votes(hopeful.getLast()).add(surplus);
        Pick pick = picks.last(hopeful.stream()
                .filter(option -> standing.votes(option).compareTo(reach) <= 0)
                .toList());
        moves.add(move(MoveKind.ELIMINATED, pick.option(), pick.tie()));
        standing.set(pick.option(), Status.ELIMINATED);
    }

    /** One stage: the keep factors, how they distribute the ballots, and what was done about it. */
    private void tell(RankingTree tree) {
        SortedMap<String, Rational> factors = new TreeMap<>();
        SortedMap<String, Rational> tallies = standing.tallies();
        for (int i = 0; i < keep.length; i++) {
            factors.put(standing.code(i), Rational.of(keep[i], ONE));
            if (keep[i] > 0) {
                tallies.put(standing.code(i), standing.rational(standing.votes(i)));
            }
        }
        if (standing.decided() && standing.seatsLeft() > 0) {
            standing.hopeful().forEach(this::elect);
        }
        SortedMap<String, Rational> inactive = new TreeMap<>();
        BigInteger exhausted = BigInteger.valueOf(tree.ballots()).multiply(UNIT).subtract(standing.sum());
        if (exhausted.signum() != 0) {
            inactive.put("exhausted", standing.rational(exhausted));
        }
        if (blank > 0) {
            inactive.put("blank", Rational.of(blank));
        }
        rounds.add(new Round.Scored(rounds.size() + 1, "keep_factor", factors));
        rounds.add(new Round.Stage(rounds.size() + 1, tallies, standing.rational(quota), inactive, List.copyOf(moves)));
        moves.forEach(move -> {
            if (move.kind() == MoveKind.ELIMINATED) {
                keep[box.indexOf(move.option())] = 0;
            }
        });
        moves.clear();
    }

    private Move move(MoveKind kind, int option, @Nullable Tie tie) {
        return new Move(kind, standing.code(option), new TreeMap<>(), new TreeMap<>(), tie);
    }
}
