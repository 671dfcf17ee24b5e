package org.minga.tally.methods.stv;

import java.math.BigInteger;

/**
 * What sets the rules of the weighted inclusive Gregory family apart.
 *
 * @param decimals of every figure; −1 where figures are exact fractions
 * @param quota in units, from ballots in units and the number of seats
 * @param strict whether more than the quota is needed
 * @param value what a ballot is worth when a surplus is transferred; not used for exact fractions
 * @param emptySurplus whether a surplus of zero takes a stage of its own
 * @param batch whether sure losers are eliminated together
 * @param earlierStages whether earlier stages break ties before the contest's rule does
 * @param stopsWhenFilled whether the count ends before the next transfer when all seats are taken
 * @param stopsBeforeLastTransfer whether votes of an eliminated option stay where they are when that decides the count
 */
record Gregory(
        int decimals,
        Quota quota,
        boolean strict,
        Value value,
        boolean emptySurplus,
        boolean batch,
        boolean earlierStages,
        boolean stopsWhenFilled,
        boolean stopsBeforeLastTransfer) {

    /** Votes needed. */
    interface Quota {
        BigInteger of(BigInteger ballots, BigInteger seatsAndOne, BigInteger unit);
    }

    /** Value of a ballot after a transfer. */
    interface Value {
        BigInteger after(BigInteger before, BigInteger surplus, BigInteger votes, BigInteger unit);
    }

    /** Rules 45 to 52: see {@link StvScottish}. */
    static final Gregory SCOTTISH = new Gregory(
            5,
            // Rule 46: the whole part, and one more.
            (ballots, seatsAndOne, unit) ->
                    ballots.divide(unit).divide(seatsAndOne).add(BigInteger.ONE).multiply(unit),
            false,
            // Rule 48(3): one calculation, cut off after five decimals.
            (before, surplus, votes, unit) -> surplus.multiply(before).divide(votes),
            false,
            false,
            true,
            true,
            false);

    static Gregory wigm(WigmArithmetic arithmetic, boolean batch, WigmFinish finish) {
        boolean atOnce = finish == WigmFinish.AT_ONCE;
        return switch (arithmetic) {
            case PRF ->
                new Gregory(
                        4,
                        // A.1, cut off as D.4 says.
                        (ballots, seatsAndOne, unit) ->
                                ballots.divide(seatsAndOne).add(BigInteger.ONE),
                        false,
                        // B.3 with D.4: both the product and the quotient are cut off.
                        (before, surplus, votes, unit) -> before.multiply(surplus)
                                .divide(unit)
                                .multiply(unit)
                                .divide(votes),
                        true,
                        batch,
                        false,
                        atOnce,
                        atOnce);
            case EXACT ->
                new Gregory(
                        -1,
                        // The unit is made divisible by the number of seats and one.
                        (ballots, seatsAndOne, unit) -> ballots.divide(seatsAndOne),
                        true,
                        (before, surplus, votes, unit) -> before,
                        false,
                        batch,
                        false,
                        atOnce,
                        atOnce);
        };
    }

    boolean exact() {
        return decimals < 0;
    }

    /** The part of a vote that every figure is a multiple of, as its inverse. */
    BigInteger unit(int seats) {
        return exact() ? BigInteger.valueOf(seats + 1L) : BigInteger.TEN.pow(decimals);
    }
}
