package org.minga.tally.formats.bundle;

import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Tally;

/** What a recount came to. */
public sealed interface RecountOutcome {

    /** {@code sha256:} and 64 hexadecimal digits over the whole file as it was read. */
    String fileHash();

    /**
     * Everything in the bundle follows from its ballots and rules, its log has the signed heads, and it is the file that
     * was certified if it was held against a hash.
     *
     * @param counts what the box holds
     * @param heads number of signed heads of the log
     * @param pages number of pages of the box
     * @param outcome what the conditions make of the result; null where there are none
     */
    record Confirmed(
            BundleHeader header,
            BoxCounts counts,
            long heads,
            long pages,
            Tally tally,
            @Nullable Outcome outcome,
            String fileHash)
            implements RecountOutcome {

        /** Number of ballots recounted, each once whatever its weight. */
        public long ballots() {
            return counts.ballots();
        }
    }

    /**
     * Something is wrong.
     *
     * @param finding the first wrong thing
     * @param line where it is, from 1; 0 where it concerns the file as a whole
     * @param page the page of the box it is on, from 1; 0 where no page is concerned
     * @param explanation sentences for people
     * @param certifiedFile whether the file has the certified hash all the same: then it was wrong when it was
     *     certified, and nobody changed it since
     */
    record Refuted(Finding finding, long line, long page, String explanation, String fileHash, boolean certifiedFile)
            implements RecountOutcome {}
}
