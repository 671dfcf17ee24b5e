package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
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
import org.minga.tally.methods.stv.Parcels.Transfer;
import org.minga.tally.methods.stv.Picks.Pick;
import org.minga.tally.methods.stv.Standing.Status;

/** {@code stv-scottish} and {@code stv-wigm}: stage by stage, one surplus or one elimination at a time. */
final class GregoryCounter implements Counter {

    private final MethodId method;
    private final int seats;
    private final Gregory gregory;
    private final Preferences preferences;
    private final RankedBox box;
    private final Standing standing;
    private final Parcels parcels;
    private final Picks picks;

    private final List<Round> rounds = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private SortedMap<String, Rational> tallies = new TreeMap<>();
    private SortedMap<String, Rational> inactive = new TreeMap<>();

    private long blank;
    private BigInteger quota = BigInteger.ZERO;
    private BigInteger exhausted = BigInteger.ZERO;
    private BigInteger rounding = BigInteger.ZERO;

    GregoryCounter(
            MethodId method,
            int seats,
            Gregory gregory,
            TieRule ties,
            List<BallotOption> options,
            Preferences preferences) {
        this.method = method;
        this.seats = seats;
        this.gregory = gregory;
        this.preferences = preferences;
        this.box = new RankedBox(options);
        BigInteger unit = gregory.unit(seats);
        this.standing = new Standing(box.codes(), seats, ties, unit);
        this.parcels = new Parcels(options.size(), unit);
        this.picks = new Picks(box.codes(), ties, gregory.earlierStages());
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        countFirstPreferences();
        openStage();
        while (!standing.decided()) {
            electThoseWithQuota();
            if (gregory.stopsWhenFilled() && standing.decided()) {
                break;
            }
            if (!transferOnce()) {
                break;
            }
        }
        electRemaining();
        closeStage();
        return new Tally(
                method,
                rounds,
                new Result(box.ballots(), standing.winners(), List.of(), new TreeMap<>(), box.supporters()));
    }

    private void countFirstPreferences() {
        for (RankedBox.Group group : box.groups()) {
            int[] ranking = preferences.of(group.ranks());
            if (ranking.length == 0) {
                blank += group.times();
            } else {
                parcels.add(ranking, group.times());
            }
        }
        for (int i = 0; i < box.codes().size(); i++) {
            standing.setVotes(i, parcels.ballots(i).multiply(standing.unit()));
        }
        quota = gregory.quota().of(standing.sum(), BigInteger.valueOf(seats + 1L), standing.unit());
    }

    private void electThoseWithQuota() {
        for (int option : standing.hopeful()) {
            int versusQuota = standing.votes(option).compareTo(quota);
            if (versusQuota > 0 || versusQuota == 0 && !gregory.strict()) {
                boolean pending = versusQuota > 0 || gregory.emptySurplus();
                standing.elect(option, pending ? Status.PENDING : Status.ELECTED);
                moves.add(move(MoveKind.ELECTED, option, null));
            }
        }
    }

    /** @return whether the count goes on */
    private boolean transferOnce() {
        List<Integer> losers = gregory.batch() ? sureLosers() : List.of();
        if (!losers.isEmpty()) {
            return eliminateTogether(losers);
        }
        List<Integer> pending = standing.pending();
        if (!pending.isEmpty()) {
            transferSurplus(picks.favoured(level(pending, pending.getFirst())));
            return true;
        }
        List<Integer> hopeful = standing.hopeful();
        return hopeful.isEmpty() || eliminate(picks.last(level(hopeful, hopeful.getLast())));
    }

    private List<Integer> level(List<Integer> options, int with) {
        return options.stream()
                .filter(option -> standing.votes(option).equals(standing.votes(with)))
                .toList();
    }

    private void transferSurplus(Pick pick) {
        int option = pick.option();
        UnaryOperator<BigInteger> newValue;
        if (gregory.exact()) {
            BigInteger surplus = standing.votes(option).subtract(quota);
            BigInteger divisor = surplus.gcd(standing.votes(option));
            BigInteger votes = standing.votes(option).divide(divisor);
            refine(votes);
            newValue = value -> value.divide(votes).multiply(surplus.divide(divisor));
        } else {
            BigInteger votes = standing.votes(option);
            BigInteger surplus = votes.subtract(quota);
            newValue = value -> gregory.value().after(value, surplus, votes, standing.unit());
        }
        BigInteger surplus = standing.votes(option).subtract(quota);
        standing.set(option, Status.ELECTED);
        Transfer transfer = parcels.transfer(option, newValue, standing::hopeful);
        standing.setVotes(option, quota);
        BigInteger passedOn = transfer.gains().values().stream().reduce(transfer.exhausted(), BigInteger::add);
        credit(MoveKind.SURPLUS_TRANSFERRED, option, transfer, surplus.subtract(passedOn), pick.tie());
        nextStage();
    }

    /** With exact fractions every figure stays a whole number of units, because the unit shrinks as needed. */
    private void refine(BigInteger factor) {
        standing.refine(factor);
        parcels.refine(factor);
        quota = quota.multiply(factor);
        exhausted = exhausted.multiply(factor);
    }

    private boolean eliminate(Pick pick) {
        standing.set(pick.option(), Status.ELIMINATED);
        if (gregory.stopsBeforeLastTransfer() && standing.decided()) {
            moves.add(move(MoveKind.ELIMINATED, pick.option(), pick.tie()));
            return false;
        }
        passOn(pick);
        nextStage();
        return true;
    }

    /** All leave before the votes of any are passed on. */
    private boolean eliminateTogether(List<Integer> losers) {
        losers.forEach(option -> standing.set(option, Status.ELIMINATED));
        if (standing.hopeful().size() <= standing.seatsLeft()) {
            losers.reversed().forEach(option -> moves.add(move(MoveKind.ELIMINATED, option, null)));
            return false;
        }
        losers.reversed().forEach(option -> passOn(new Pick(option, null)));
        nextStage();
        return true;
    }

    private void passOn(Pick pick) {
        Transfer transfer = parcels.transfer(pick.option(), UnaryOperator.identity(), standing::hopeful);
        standing.setVotes(pick.option(), BigInteger.ZERO);
        credit(MoveKind.ELIMINATED, pick.option(), transfer, BigInteger.ZERO, pick.tie());
    }

    /**
     * The largest set of hopeful options that cannot win even if they had all each other's votes and all surpluses,
     * and without which enough options remain; most votes first.
     */
    private List<Integer> sureLosers() {
        BigInteger reach = standing.pending().stream()
                .map(option -> standing.votes(option).subtract(quota))
                .reduce(BigInteger.ZERO, BigInteger::add);
        List<Integer> hopeful = standing.hopeful();
        List<Integer> losers = List.of();
        int fewestLeft = Math.max(1, standing.seatsLeft());
        for (int left = hopeful.size() - 1; left >= fewestLeft; left--) {
            reach = reach.add(standing.votes(hopeful.get(left)));
            if (reach.compareTo(standing.votes(hopeful.get(left - 1))) < 0) {
                losers = hopeful.subList(left, hopeful.size());
            }
        }
        return losers;
    }

    private void electRemaining() {
        if (standing.seatsLeft() > 0) {
            for (int option : standing.hopeful()) {
                standing.elect(option, Status.ELECTED);
                moves.add(move(MoveKind.ELECTED, option, null));
            }
        }
    }

    private void credit(MoveKind kind, int from, Transfer transfer, BigInteger roundedOff, @Nullable Tie tie) {
        SortedMap<String, Rational> gains = new TreeMap<>();
        transfer.gains().forEach((option, amount) -> {
            standing.addVotes(option, amount);
            if (amount.signum() > 0) {
                gains.put(standing.code(option), standing.rational(amount));
            }
        });
        exhausted = exhausted.add(transfer.exhausted());
        rounding = rounding.add(roundedOff);
        moves.add(new Move(kind, standing.code(from), gains, lost(transfer.exhausted(), roundedOff), tie));
    }

    private SortedMap<String, Rational> lost(BigInteger toExhausted, BigInteger toRounding) {
        SortedMap<String, Rational> lost = new TreeMap<>();
        if (toExhausted.signum() > 0) {
            lost.put("exhausted", standing.rational(toExhausted));
        }
        if (toRounding.signum() > 0) {
            lost.put("rounding", standing.rational(toRounding));
        }
        return lost;
    }

    private Move move(MoveKind kind, int option, @Nullable Tie tie) {
        return new Move(kind, standing.code(option), new TreeMap<>(), new TreeMap<>(), tie);
    }

    private void nextStage() {
        closeStage();
        openStage();
    }

    private void openStage() {
        tallies = standing.tallies();
        inactive = lost(exhausted, rounding);
        if (blank > 0) {
            inactive.put("blank", Rational.of(blank));
        }
        picks.remember(standing.allVotes());
    }

    private void closeStage() {
        rounds.add(new Round.Stage(rounds.size() + 1, tallies, standing.rational(quota), inactive, moves));
        moves.clear();
    }
}
