package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;

/** How the options of a count stand: which are in it, elected or out, and with how many votes, in units. */
final class Standing {

    /** What can be said of an option. */
    enum Status {
        HOPEFUL,
        /** Elected, and its surplus not yet transferred. */
        PENDING,
        ELECTED,
        ELIMINATED
    }

    private final List<String> codes;
    private final int seats;
    private final Comparator<String> order;
    private final Status[] status;
    private final BigInteger[] votes;
    private final List<Winner> winners = new ArrayList<>();
    private BigInteger unit;

    Standing(List<String> codes, int seats, TieRule ties, BigInteger unit) {
        this.codes = codes;
        this.seats = seats;
        this.order = ties.order();
        this.unit = unit;
        this.status = new Status[codes.size()];
        this.votes = new BigInteger[codes.size()];
        Arrays.fill(status, Status.HOPEFUL);
        Arrays.fill(votes, BigInteger.ZERO);
    }

    String code(int option) {
        return codes.get(option);
    }

    BigInteger votes(int option) {
        return votes[option];
    }

    BigInteger[] allVotes() {
        return votes.clone();
    }

    void setVotes(int option, BigInteger amount) {
        votes[option] = amount;
    }

    void addVotes(int option, BigInteger amount) {
        votes[option] = votes[option].add(amount);
    }

    boolean hopeful(int option) {
        return status[option] == Status.HOPEFUL;
    }

    void set(int option, Status now) {
        status[option] = now;
    }

    /** The options of which this is true, most votes first, level ones as the contest's rule has them. */
    List<Integer> all(IntPredicate condition) {
        Comparator<Integer> byVotes = Comparator.comparing(option -> votes[option]);
        return IntStream.range(0, codes.size())
                .filter(condition)
                .boxed()
                .sorted(byVotes.reversed().thenComparing(codes::get, order))
                .toList();
    }

    List<Integer> hopeful() {
        return all(this::hopeful);
    }

    List<Integer> pending() {
        return all(option -> status[option] == Status.PENDING);
    }

    List<Integer> elected() {
        return all(option -> status[option] == Status.PENDING || status[option] == Status.ELECTED);
    }

    void elect(int option, Status now) {
        status[option] = now;
        winners.add(new Winner(codes.get(option), rational(votes[option]), null));
    }

    List<Winner> winners() {
        return winners;
    }

    int seatsLeft() {
        return seats - winners.size();
    }

    /** Whether all seats are taken, or those left are just enough for the hopeful. */
    boolean decided() {
        return seatsLeft() == 0 || hopeful().size() <= seatsLeft();
    }

    BigInteger unit() {
        return unit;
    }

    /** Makes the unit smaller by a factor. */
    void refine(BigInteger factor) {
        unit = unit.multiply(factor);
        for (int i = 0; i < votes.length; i++) {
            votes[i] = votes[i].multiply(factor);
        }
    }

    Rational rational(BigInteger units) {
        return new Rational(units, unit);
    }

    /** The votes of all options that are not out. */
    SortedMap<String, Rational> tallies() {
        SortedMap<String, Rational> tallies = new TreeMap<>();
        for (int i = 0; i < votes.length; i++) {
            if (status[i] != Status.ELIMINATED) {
                tallies.put(codes.get(i), rational(votes[i]));
            }
        }
        return tallies;
    }

    BigInteger sum() {
        return Arrays.stream(votes).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
