package org.minga.tally.formats.bundle;

import java.util.List;

/** What verifying a bundle came to. */
public sealed interface VerifyOutcome {

    /**
     * Nothing is wrong.
     *
     * @param keysGiven whether the keys were compared with some from elsewhere
     * @param receipts where the ballots of the receipts are, in the order in which those were given
     */
    record Confirmed(RecountOutcome.Confirmed recount, boolean keysGiven, List<Found> receipts)
            implements VerifyOutcome {
        public Confirmed {
            receipts = List.copyOf(receipts);
        }
    }

    /** Something is wrong. */
    record Refuted(RecountOutcome.Refuted recount) implements VerifyOutcome {}

    /** The ballot of a receipt in the log. */
    sealed interface Found {
        /** Name of the receipt. */
        String receipt();

        /** The entry of the ballot, from 0. */
        long entry();

        /**
         * It counts.
         *
         * @param ballot its canonical text
         */
        record Counted(String receipt, long entry, String ballot, long weight) implements Found {}

        /**
         * It was replaced or withdrawn, and does not count.
         *
         * @param voidedAt the entry that says so
         */
        record Voided(String receipt, long entry, long voidedAt) implements Found {}
    }
}
