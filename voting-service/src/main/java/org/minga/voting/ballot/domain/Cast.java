package org.minga.voting.ballot.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A valid ballot on its way into the box.
 *
 * @param tag what it stands under in the box
 * @param voter encrypted
 * @param canonical the ballot's canonical text
 * @param weight how many voters it counts as
 * @param salt of the commitment
 * @param commitment to ballot and weight
 */
public record Cast(
        UUID contestId,
        byte[] tag,
        byte[] voter,
        String canonical,
        int weight,
        byte[] salt,
        byte[] commitment,
        Instant receivedAt) {}
