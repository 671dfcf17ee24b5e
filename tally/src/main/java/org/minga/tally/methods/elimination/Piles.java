package org.minga.tally.methods.elimination;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.counting.RankedBox;

/**
 * The ballots of a count, each on the pile of the option that it counts for at the moment. Values are whole numbers of
 * a unit, the smallest part of a vote that the rules know, so that nothing is ever rounded but what they round.
 */
final class Piles {

    /** Equal ballots that share their fate, and what each of them is still worth. */
    private record Bundle(int[][] ranks, BigInteger times, BigInteger value) {
        BigInteger units() {
            return times.multiply(value);
        }
    }

    private final BallotReading reading;
    private final BigInteger unit;
    private final List<List<Bundle>> piles = new ArrayList<>();
    private final BigInteger[] tallies;
    private final Map<Inactive, BigInteger> inactive = new EnumMap<>(Inactive.class);

    /**
     * @param unit how many units a vote has
     * @param continuing the options that take part
     */
    Piles(RankedBox box, BallotReading reading, BigInteger unit, BitSet continuing) {
        this.reading = reading;
        this.unit = unit;
        int options = box.codes().size();
        this.tallies = new BigInteger[options];
        for (int i = 0; i < options; i++) {
            piles.add(new ArrayList<>());
            tallies[i] = BigInteger.ZERO;
        }
        for (RankedBox.Group group : box.groups()) {
            int[][] ranks = reading.ranksOf(group.ranks(), options);
            place(new Bundle(ranks, BigInteger.valueOf(group.times()), unit), continuing, new Flow());
        }
    }

    private void place(Bundle bundle, BitSet continuing, Flow flow) {
        int holder = reading.holder(bundle.ranks(), continuing);
        if (holder < 0) {
            lose(BallotReading.inactive(holder), bundle.units(), flow);
        } else {
            piles.get(holder).add(bundle);
            tallies[holder] = tallies[holder].add(bundle.units());
            flow.toOption(holder, bundle.units());
        }
    }

    private void lose(Inactive reason, BigInteger units, Flow flow) {
        inactive.merge(reason, units, BigInteger::add);
        flow.lost(reason, units);
    }

    /** What an option has, in votes. */
    Rational votes(int option) {
        return new Rational(tallies[option], unit);
    }

    /** What the options have together, in votes. */
    Rational votes(BitSet options) {
        return new Rational(options.stream().mapToObj(i -> tallies[i]).reduce(BigInteger.ZERO, BigInteger::add), unit);
    }

    /** What counts for nobody, in votes, by reason; reasons without votes are left out. */
    SortedMap<String, Rational> inactive() {
        SortedMap<String, Rational> votes = new TreeMap<>();
        inactive.forEach((reason, units) -> {
            if (units.signum() != 0) {
                votes.put(reason.label(), new Rational(units, unit));
            }
        });
        return votes;
    }

    /** Passes the ballots of an option on. */
    Flow release(int option, BitSet continuing) {
        Flow flow = new Flow();
        tallies[option] = BigInteger.ZERO;
        for (Bundle bundle : taken(option)) {
            place(bundle, continuing, flow);
        }
        return flow;
    }

    /**
     * Passes on what an option has above a threshold: of each of its ballots the same fraction, rounded down to units,
     * as is what that fraction of the ballot's value comes to. What is lost by rounding stays with nobody.
     *
     * @param last whether no seat is left, so that the surplus counts for nobody
     */
    Flow releaseSurplus(int option, Rational threshold, BitSet continuing, boolean last) {
        Flow flow = new Flow();
        BigInteger quota = threshold.numerator().multiply(unit).divide(threshold.denominator());
        BigInteger surplus = tallies[option].subtract(quota);
        if (surplus.signum() <= 0) {
            return flow;
        }
        BigInteger fraction = surplus.multiply(unit).divide(tallies[option]);
        BigInteger kept = BigInteger.ZERO;
        for (Bundle bundle : taken(option)) {
            BigInteger passed = bundle.value().multiply(fraction).divide(unit);
            kept = kept.add(bundle.times().multiply(bundle.value().subtract(passed)));
            Bundle rest = new Bundle(bundle.ranks(), bundle.times(), passed);
            if (passed.signum() == 0) {
                continue;
            } else if (last) {
                lose(Inactive.FINAL_SURPLUS, rest.units(), flow);
            } else {
                place(rest, continuing, flow);
            }
        }
        lose(Inactive.RESIDUAL_SURPLUS, kept.subtract(quota), flow);
        tallies[option] = quota;
        return flow;
    }

    private List<Bundle> taken(int option) {
        return piles.set(option, new ArrayList<>());
    }
}
