package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Who holds which ballots at which value. All figures are whole numbers of units. Equal ballots stay together, and
 * since only few values occur, votes are added up as numbers of ballots per value.
 */
final class Parcels {

    /** Ballots that were equal when they came in. */
    private static final class Parcel {
        private final int[] preferences;
        private final long times;
        private int place = -1;
        private int value;

        Parcel(int[] preferences, long times) {
            this.preferences = preferences;
            this.times = times;
        }
    }

    /**
     * What a transfer brought.
     *
     * @param gains by option, in units; null for none
     * @param exhausted in units
     */
    record Transfer(SortedMap<Integer, BigInteger> gains, BigInteger exhausted) {}

    private final List<List<Parcel>> held = new ArrayList<>();
    /** What a ballot may be worth; a parcel's value is an index into it. */
    private final List<BigInteger> values = new ArrayList<>();

    private final Map<BigInteger, Integer> indexOfValue = new HashMap<>();

    Parcels(int options, BigInteger unit) {
        for (int i = 0; i < options; i++) {
            held.add(new ArrayList<>());
        }
        indexOf(unit);
    }

    private int indexOf(BigInteger value) {
        return indexOfValue.computeIfAbsent(value, given -> {
            values.add(given);
            return values.size() - 1;
        });
    }

    /** Takes in ballots of full value that rank an option, and gives them to the first one. */
    void add(int[] preferences, long times) {
        Parcel parcel = new Parcel(preferences, times);
        parcel.place = 0;
        held.get(preferences[0]).add(parcel);
    }

    /** How many ballots an option holds. */
    BigInteger ballots(int option) {
        return held.get(option).stream()
                .map(parcel -> BigInteger.valueOf(parcel.times))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Gives an option's ballots, at a new value, to the next one on each that may receive. */
    Transfer transfer(int from, UnaryOperator<BigInteger> newValue, IntPredicate receives) {
        List<Parcel> parcels = held.set(from, new ArrayList<>());
        int[] becomes = new int[values.size()];
        Arrays.fill(becomes, -1);
        Map<Integer, Map<Integer, Long>> counted = new TreeMap<>();
        for (Parcel parcel : parcels) {
            if (becomes[parcel.value] < 0) {
                becomes[parcel.value] = indexOf(newValue.apply(values.get(parcel.value)));
            }
            parcel.value = becomes[parcel.value];
            int to = next(parcel, receives);
            counted.computeIfAbsent(to, option -> new HashMap<>()).merge(parcel.value, parcel.times, Long::sum);
            if (to >= 0) {
                held.get(to).add(parcel);
            }
        }
        SortedMap<Integer, BigInteger> gains = new TreeMap<>();
        counted.forEach((option, perValue) -> gains.put(option, sum(perValue)));
        BigInteger exhausted = gains.remove(-1);
        return new Transfer(gains, exhausted == null ? BigInteger.ZERO : exhausted);
    }

    private static int next(Parcel parcel, IntPredicate receives) {
        do {
            parcel.place++;
        } while (parcel.place < parcel.preferences.length && !receives.test(parcel.preferences[parcel.place]));
        return parcel.place < parcel.preferences.length ? parcel.preferences[parcel.place] : -1;
    }

    private BigInteger sum(Map<Integer, Long> perValue) {
        return perValue.entrySet().stream()
                .map(entry -> values.get(entry.getKey()).multiply(BigInteger.valueOf(entry.getValue())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Makes the unit smaller by a factor. */
    void refine(BigInteger factor) {
        values.replaceAll(value -> value.multiply(factor));
        indexOfValue.clear();
        for (int i = 0; i < values.size(); i++) {
            indexOfValue.put(values.get(i), i);
        }
    }
}
