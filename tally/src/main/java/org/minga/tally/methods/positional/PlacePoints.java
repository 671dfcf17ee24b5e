package org.minga.tally.methods.positional;

import java.math.BigInteger;
import java.util.List;
import org.minga.tally.methods.Rational;

/**
 * What each place of a ranking is worth, as whole numbers over one denominator.
 *
 * @param upTo for each number of places, what these places from the first on are worth together; 0 for none
 */
record PlacePoints(BigInteger[] upTo, BigInteger denominator) {

    /** The points of Borda: falling by one down to {@code last}. */
    static PlacePoints borda(int options, int last) {
        BigInteger[] points = new BigInteger[options];
        for (int place = 0; place < options; place++) {
            points[place] = BigInteger.valueOf((long) options - 1 - place + last);
        }
        return of(points, BigInteger.ONE);
    }

    /** 1, 1/2, 1/3, … */
    static PlacePoints dowdall(int options) {
        BigInteger common = BigInteger.ONE;
        for (int place = 2; place <= options; place++) {
            BigInteger divisor = BigInteger.valueOf(place);
            common = common.divide(common.gcd(divisor)).multiply(divisor);
        }
        BigInteger[] points = new BigInteger[options];
        for (int place = 0; place < options; place++) {
            points[place] = common.divide(BigInteger.valueOf(place + 1L));
        }
        return of(points, common);
    }

    /** Given points; places beyond them are worth nothing. */
    static PlacePoints given(int options, List<Long> given) {
        BigInteger[] points = new BigInteger[options];
        for (int place = 0; place < options; place++) {
            points[place] = BigInteger.valueOf(place < given.size() ? given.get(place) : 0);
        }
        return of(points, BigInteger.ONE);
    }

    private static PlacePoints of(BigInteger[] points, BigInteger denominator) {
        BigInteger[] upTo = new BigInteger[points.length + 1];
        upTo[0] = BigInteger.ZERO;
        for (int place = 0; place < points.length; place++) {
            upTo[place + 1] = upTo[place].add(points[place]);
        }
        return new PlacePoints(upTo, denominator);
    }

    /** What each of the options gets that take up {@code size} places together after {@code before} others. */
    Rational worth(int before, int size, SharedRank shared) {
        return switch (shared) {
            case AVERAGE -> part(before, size, size);
            case BEST -> part(before, 1, 1);
            case WORST -> part(before + size - 1, 1, 1);
            case NOTHING -> size == 1 ? part(before, 1, 1) : Rational.ZERO;
        };
    }

    private Rational part(int before, int places, int takers) {
        return new Rational(
                upTo[before + places].subtract(upTo[before]), denominator.multiply(BigInteger.valueOf(takers)));
    }
}
