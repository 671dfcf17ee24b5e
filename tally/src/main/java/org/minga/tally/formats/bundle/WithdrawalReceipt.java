package org.minga.tally.formats.bundle;

import java.time.Instant;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.WithdrawalPromise;

/**
 * What a voter holds after withdrawing: the signed promise that the ballot of this commitment is void.
 *
 * @param name for people
 */
record WithdrawalReceipt(String name, WithdrawalPromise promise, String tracker, String keyId, byte[] signature)
        implements Receipt {

    static WithdrawalReceipt read(String name, JsonFields fields) {
        JsonFields withdrawal = fields.object("withdrawal");
        WithdrawalPromise promise = new WithdrawalPromise(
                fields.text("contestId"),
                Receipt.tracker(fields),
                fields.number("version"),
                HeadJson.instant(withdrawal, "loggedBy"));
        return new WithdrawalReceipt(
                name, promise, fields.text("tracker"), withdrawal.text("key"), HeadJson.bytes(withdrawal, "signature"));
    }

    @Override
    public String contest() {
        return promise.contest();
    }

    @Override
    public Instant loggedBy() {
        return promise.loggedBy();
    }

    @Override
    public boolean isSignedBy(LogKey key) {
        return key.verifies(promise.statement(), signature);
    }
}
