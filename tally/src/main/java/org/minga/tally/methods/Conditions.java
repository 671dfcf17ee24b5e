package org.minga.tally.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true, besides being counted first, for winners to be accepted.
 *
 * @param quorum how many must have taken part; null: any number
 * @param threshold the least share of the weight of all counted ballots that the ballots naming a winner must have,
 *     above 0 and at most 1; null: any share
 */
public record Conditions(@Nullable Quorum quorum, @Nullable Rational threshold) {

    /** Whoever wins is accepted. */
    public static final Conditions NONE = new Conditions(null, null);

    /** What JSON holds exactly: 2^53 − 1. */
    private static final long MAX_BALLOTS = (1L << 53) - 1;

    /** The least number of voters. Each ballot is one, on paper or online, whatever its weight. */
    public sealed interface Quorum {
        /** A number of ballots, at least 1. */
        record Ballots(long least) implements Quorum {}

        /** A share of the electorate, above 0 and at most 1. */
        record Share(Rational least) implements Quorum {}
    }

    /** @throws IllegalArgumentException if there are {@link #faults} */
    public Conditions {
        List<RuleFault> faults = faults(quorum, threshold);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("unsound conditions: " + faults);
        }
    }

    /** What is wrong with conditions that somebody wishes for; paths begin at the conditions. */
    public static List<RuleFault> faults(@Nullable Quorum quorum, @Nullable Rational threshold) {
        List<RuleFault> faults = new ArrayList<>();
        switch (quorum) {
            case null -> {}
            case Quorum.Ballots(long least)
            when least < 1 || least > MAX_BALLOTS ->
                faults.add(RuleFault.outOfRange("/quorum/ballots", least, 1, MAX_BALLOTS));
            case Quorum.Ballots ballots -> {}
            case Quorum.Share(Rational least) when !isShare(least) -> faults.add(noShare("/quorum/share", least));
            case Quorum.Share share -> {}
        }
        if (threshold != null && !isShare(threshold)) {
            faults.add(noShare("/threshold", threshold));
        }
        return faults;
    }

    private static boolean isShare(Rational share) {
        return share.signum() > 0 && share.compareTo(Rational.ONE) <= 0;
    }

    private static RuleFault noShare(String path, Rational share) {
        return new RuleFault(path, "out_of_range", "A share lies above 0 and is at most 1, not " + share + ".");
    }

    /** Whether whoever wins is accepted. */
    public boolean isEmpty() {
        return quorum == null && threshold == null;
    }

    /** Whether the outcome can only be told when the size of the electorate is known. */
    public boolean needsElectorateSize() {
        return quorum instanceof Quorum.Share;
    }

    /**
     * Holds a result against the conditions.
     *
     * @param ballots how many were counted, on paper and online; not their weight
     * @param electorateSize how many could vote, if that is known
     * @throws IllegalArgumentException if {@link #needsElectorateSize} and it is not known
     */
    public Outcome of(Result result, long ballots, OptionalLong electorateSize) {
        Outcome.Turnout turnout = quorum == null ? null : new Outcome.Turnout(needed(quorum, electorateSize), ballots);
        Outcome.Support support = threshold == null
                ? null
                : new Outcome.Support(threshold, result.ballots(), least(threshold, result.ballots()));
        List<String> accepted = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (Winner winner : result.winners()) {
            long weight = result.supporters().getOrDefault(winner.option(), 0L);
            if (support != null && weight < support.needed()) {
                below.add(winner.option());
            } else if (turnout == null || turnout.reached()) {
                accepted.add(winner.option());
            }
        }
        return new Outcome(turnout, support, accepted, below);
    }

    private static long needed(Quorum quorum, OptionalLong electorateSize) {
        return switch (quorum) {
            case Quorum.Ballots(long least) -> least;
            case Quorum.Share(Rational least) ->
                least(
                        least,
                        electorateSize.orElseThrow(() ->
                                new IllegalArgumentException("a share of an electorate whose size is not known")));
        };
    }

    /** The smallest whole number that is at least this share; at least 1, since nothing is no share of nothing. */
    private static long least(Rational share, long of) {
        Rational product = Rational.of(of).times(share);
        return Math.max(1, Rational.ZERO.minus(product).floor().negate().longValueExact());
    }
}
