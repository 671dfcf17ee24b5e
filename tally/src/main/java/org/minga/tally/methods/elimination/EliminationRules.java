package org.minga.tally.methods.elimination;

import java.math.BigInteger;
import org.minga.tally.methods.Rational;

/**
 * What a count by elimination is told, whatever method asks for it.
 *
 * @param seats how many are elected; 0 if {@code share} decides that
 * @param mode how several seats are filled; of no account with one seat
 * @param share of the votes, that all who remain must exceed; zero unless the mode asks for it
 * @param cutoff whether all below the threshold are eliminated at once
 * @param decimals how many decimals of a vote are counted in
 * @param minimumVotes options with fewer are eliminated at once; 0 for none
 * @param lastRound the count stops after this round; 0 for no limit
 */
record EliminationRules(
        BallotReading reading,
        int seats,
        MultiSeatMode mode,
        Rational share,
        boolean cutoff,
        Quota quota,
        boolean fractionalThreshold,
        int decimals,
        ThresholdBase base,
        long minimumVotes,
        boolean batch,
        Ending ending,
        int lastRound,
        TieBreak tieBreak,
        boolean eliminateAllTied) {

    boolean byShare() {
        return share.signum() > 0;
    }

    /** Whether what an elected option has above the threshold is passed on. */
    boolean surpluses() {
        return seats > 1
                && (mode == MultiSeatMode.ONE_WINNER_PER_ROUND || mode == MultiSeatMode.SEVERAL_WINNERS_PER_ROUND);
    }

    /** Into how many units a vote is divided. */
    BigInteger unit() {
        return surpluses() ? BigInteger.TEN.pow(decimals) : BigInteger.ONE;
    }

    /**
     * What elects.
     *
     * @param votes of which it is a part
     */
    Rational threshold(Rational votes) {
        if (byShare()) {
            return votes.times(share);
        }
        BigInteger unit = fractionalThreshold && surpluses() ? unit() : BigInteger.ONE;
        Rational parts = votes.times(Rational.of(unit));
        BigInteger units = switch (quota) {
            case DROOP -> parts.dividedBy(Rational.of(seats + 1L)).floor().add(BigInteger.ONE);
            case HARE -> parts.times(Rational.of(-1, seats)).floor().negate();
        };
        Rational threshold = new Rational(units, unit);
        Rational minimum = Rational.of(minimumVotes);
        return threshold.compareTo(minimum) < 0 ? minimum : threshold;
    }
}
