package org.minga.voting.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.minga.tally.formats.log.BatchPromise;

/**
 * What a voter holds after casting.
 *
 * @param tracker the commitment to the ballot
 * @param index of the ballot's entry in the batch
 * @param path from the entry to the root of the batch
 * @param keyId of the key that signed the promise
 */
public record Receipt(
        UUID contestId,
        long version,
        Instant receivedAt,
        byte[] tracker,
        int index,
        List<byte[]> path,
        BatchPromise promise,
        String keyId,
        byte[] signature) {}
