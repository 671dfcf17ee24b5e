package org.minga.tally.methods.elimination;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Rational;

/** Where the votes of one option go, in units of the smallest part of a vote. */
final class Flow {

    private final Map<Integer, BigInteger> gained = new TreeMap<>();
    private final Map<Inactive, BigInteger> lost = new EnumMap<>(Inactive.class);

    void toOption(int option, BigInteger units) {
        gained.merge(option, units, BigInteger::add);
    }

    void lost(Inactive reason, BigInteger units) {
        lost.merge(reason, units, BigInteger::add);
    }

    /** What options gain, by code. */
    SortedMap<String, Rational> transfers(List<String> codes, BigInteger unit) {
        SortedMap<String, Rational> transfers = new TreeMap<>();
        gained.forEach((option, units) -> put(transfers, codes.get(option), units, unit));
        return transfers;
    }

    /** What becomes inactive, by reason. */
    SortedMap<String, Rational> lost(BigInteger unit) {
        SortedMap<String, Rational> inactive = new TreeMap<>();
        lost.forEach((reason, units) -> put(inactive, reason.label(), units, unit));
        return inactive;
    }

    private static void put(SortedMap<String, Rational> into, String name, BigInteger units, BigInteger unit) {
        if (units.signum() != 0) {
            into.put(name, new Rational(units, unit));
        }
    }
}
