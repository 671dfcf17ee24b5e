package org.minga.tally.formats.bundle;

/**
 * What a box holds.
 *
 * @param entries of the ballot log: ballots that count, ballots that were voided, and what voids them
 * @param counted ballots of the log that count
 * @param voided ballots of the log that were replaced or withdrawn
 * @param paper ballots on paper, all of which count
 */
public record BoxCounts(long entries, long counted, long voided, long paper) {
    /** How many ballots count, each once whatever its weight. */
    public long ballots() {
        return counted + paper;
    }
}
