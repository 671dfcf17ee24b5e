package org.minga.voting.log;

import org.minga.tally.formats.log.SignedHead;

/**
 * Somebody elsewhere who is shown heads as they are signed. A service that showed one history to some and another to
 * others would have to do so to its witnesses too.
 */
interface HeadWitness {
    /** Stays the same from start to start, tells no secret. */
    String name();

    /** Shows a head, blocking; it may come again. Throws if the witness may not have got it. */
    void show(SignedHead head);
}
