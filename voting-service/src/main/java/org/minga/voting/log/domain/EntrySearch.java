package org.minga.voting.log.domain;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Looks for the entry of a commitment. An append puts its ballots in the order of their commitments, which is that of
 * chance, so the place can be guessed within its range to a page or so.
 */
public final class EntrySearch {
    private final byte[] commitment;
    private long from;
    private long to;
    private long guess;
    private boolean over;
    private boolean found;

    /**
     * @param from first index of the ballots of the append
     * @param to the index after the last of them
     */
    public EntrySearch(byte[] commitment, long from, long to) {
        this.commitment = commitment.clone();
        this.from = from;
        this.to = to;
        this.over = from >= to;
        // 31 of the bits of a commitment are as good as all to guess with.
        long share = ByteBuffer.wrap(commitment).getInt() >>> 1;
        this.guess = from + (((to - from) * share) >>> 31);
    }

    /** The page to read next, unless it is {@link #over}. */
    public long page() {
        return LogPage.of(guess);
    }

    /** Whether nothing more needs to be read. */
    public boolean over() {
        return over;
    }

    /** The index of the entry; empty if there is none. */
    public OptionalLong index() {
        return found ? OptionalLong.of(guess) : OptionalLong.empty();
    }

    /** Goes on with the page that was asked for. */
    public void read(LogPage page) {
        long low = Math.max(from, page.from());
        long high = Math.min(to, page.from() + page.count()) - 1;
        if (page.compare(commitment, low) < 0) {
            to = low;
            guess = low - 1;
            over = from >= to;
            return;
        }
        if (page.compare(commitment, high) > 0) {
            from = high + 1;
            guess = from;
            over = from >= to;
            return;
        }
        over = true;
        while (low <= high) {
            guess = (low + high) >>> 1;
            int side = page.compare(commitment, guess);
            if (side == 0) {
                found = true;
                return;
            }
            if (side < 0) {
                high = guess - 1;
            } else {
                low = guess + 1;
            }
        }
    }
}
