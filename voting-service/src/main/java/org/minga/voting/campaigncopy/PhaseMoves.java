package org.minga.voting.campaigncopy;

import io.smallrye.mutiny.Uni;

/** Hears of phases that move. */
public interface PhaseMoves {

    /**
     * Runs in the transaction that stores the new dates, before it does.
     *
     * @param sequence of the event that tells of the new dates
     */
    Uni<Void> moved(MovedPhase move, long sequence);
}
