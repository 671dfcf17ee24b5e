package org.minga.voting.ballot.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid ballot on its way into the box.
 *
 * @param tag what it stands under in the box
 * @param voter encrypted
 * @param appearance of the pair it answers, null for the one ballot of a voter
 * @param canonical the ballot's canonical text
 * @param weight how many voters it counts as
 * @param salt of the commitment
 * @param commitment to ballot and weight
 */
public record Cast(
        UUID contestId,
        byte[] tag,
        byte[] voter,
        @Nullable UUID appearance,
        String canonical,
        int weight,
        byte[] salt,
        byte[] commitment,
        Instant receivedAt) {

    /** The one ballot of a voter. */
    public Cast(
            UUID contestId,
            byte[] tag,
            byte[] voter,
            String canonical,
            int weight,
            byte[] salt,
            byte[] commitment,
            Instant receivedAt) {
        this(contestId, tag, voter, null, canonical, weight, salt, commitment, receivedAt);
    }
}
