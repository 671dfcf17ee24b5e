package org.minga.voting.ballot;

import java.time.Instant;
import org.minga.tally.formats.log.WithdrawalPromise;

/**
 * What a voter holds after withdrawing.
 *
 * @param keyId of the key that signed the promise
 */
record Withdrawal(WithdrawalPromise promise, Instant receivedAt, String keyId, byte[] signature) {}
