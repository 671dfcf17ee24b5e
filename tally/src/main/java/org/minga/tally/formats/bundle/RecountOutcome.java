package org.minga.tally.formats.bundle;

import org.minga.tally.methods.Tally;

/** What a recount came to. */
public sealed interface RecountOutcome {

    /** {@code sha256:} and 64 hexadecimal digits over the whole file as it was read. */
    String fileHash();

    /**
     * Everything in the bundle follows from its ballots and rules, and it is the file that was certified.
     *
     * @param ballots number of ballots recounted
     * @param pages number of pages they stand on
     */
    record Confirmed(BundleHeader header, long ballots, long pages, Tally tally, String fileHash)
            implements RecountOutcome {}

    /**
     * Something is wrong.
     *
     * @param finding the first wrong thing
     * @param line where it is, from 1; 0 where it concerns the file as a whole
     * @param page the page of ballots it is on, from 1; 0 where no page is concerned
     * @param explanation sentences for people
     * @param certifiedFile whether the file has the certified hash all the same: then it was wrong when it was
     *     certified, and nobody changed it since
     */
    record Refuted(Finding finding, long line, long page, String explanation, String fileHash, boolean certifiedFile)
            implements RecountOutcome {}
}
