package org.minga.tally.formats.bundle;

import java.time.Instant;
import java.util.HexFormat;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogKey;

/** What a voter holds: a signed promise about one ballot. */
sealed interface Receipt permits CastReceipt, WithdrawalReceipt {

    /** For people. */
    String name();

    String contest();

    /** The commitment to the ballot in hexadecimal digits. */
    String tracker();

    /** By when the promise was to be kept. */
    Instant loggedBy();

    String keyId();

    /** Whether this key signed the promise. */
    boolean isSignedBy(LogKey key);

    /** Reads what it must have; other members may be there. */
    static Receipt read(String name, JsonFields fields) {
        return fields.has("withdrawal") ? WithdrawalReceipt.read(name, fields) : CastReceipt.read(name, fields);
    }

    static byte[] tracker(JsonFields fields) {
        return hash(fields, "tracker", fields.text("tracker"));
    }

    static byte[] hash(JsonFields fields, String name, String digits) {
        if (digits.length() != 2 * Commitment.BYTES) {
            throw fields.unfit(name, "must be 64 hexadecimal digits");
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(digits);
            if (HexFormat.of().formatHex(bytes).equals(digits)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw fields.unfit(name, "must be 64 hexadecimal digits in lower case");
    }
}
