package org.minga.voting.ballot;

/** What became of a ballot on its way into the box. */
sealed interface CastOutcome {

    /** It is committed. */
    record Stored(Receipt receipt) implements CastOutcome {}

    /** The contest was not open to it when it was received, or the pair it answers takes no choice. */
    record NotAdmitted() implements CastOutcome {}

    /** The contest is just being sealed: who is told so at once may ask again, and keeps nobody waiting. */
    record HeldUp() implements CastOutcome {}
}
