package org.minga.tally.methods.pairwise;

import java.math.BigInteger;
import org.minga.tally.methods.Rational;

/**
 * The score interval for a proportion after E. B. Wilson, Probable Inference, JASA 22 (1927): all chances p from which
 * the share of wins is less than z standard errors away. With w wins, l losses and n = w + l it is
 *
 * <pre>(2wn + z²n ± z √(z²n² + 4wln)) / (2n (n + z²))</pre>
 *
 * and 0 to 1 without any choice. Computed in integers, the ends rounded outwards to nine decimals.
 */
record WilsonInterval(Rational low, Rational high) {

    private static final BigInteger SCALE = BigInteger.TEN.pow(9);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    static WilsonInterval of(long wins, long losses, Confidence confidence) {
        BigInteger w = BigInteger.valueOf(wins);
        BigInteger l = BigInteger.valueOf(losses);
        BigInteger n = w.add(l);
        if (n.signum() == 0) {
            return new WilsonInterval(Rational.ZERO, Rational.ONE);
        }
        // Everything times a million squared, so that z is whole.
        BigInteger zz = BigInteger.valueOf(confidence.quantile()).pow(2);
        BigInteger unit = MILLION.pow(2);
        BigInteger centre = w.multiply(n).shiftLeft(1).multiply(unit).add(zz.multiply(n));
        BigInteger square = zz.multiply(
                zz.multiply(n.pow(2)).add(w.multiply(l).multiply(n).shiftLeft(2).multiply(unit)));
        BigInteger divisor = n.shiftLeft(1).multiply(n.multiply(unit).add(zz));
        BigInteger root = ceilingOfRoot(square.multiply(SCALE.pow(2)));
        BigInteger scaled = centre.multiply(SCALE);
        BigInteger low = scaled.subtract(root).max(BigInteger.ZERO).divide(divisor);
        BigInteger high = scaled.add(root).add(divisor).subtract(BigInteger.ONE).divide(divisor);
        return new WilsonInterval(new Rational(low, SCALE), new Rational(high.min(SCALE), SCALE));
    }

    private static BigInteger ceilingOfRoot(BigInteger square) {
        BigInteger[] root = square.sqrtAndRemainder();
        return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    }
}
