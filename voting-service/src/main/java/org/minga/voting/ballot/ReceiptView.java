package org.minga.voting.ballot;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a voter holds after casting: to be kept, and checked against the audit bundle after the close. */
@Schema(name = "Receipt")
public record ReceiptView(
        UUID contestId,

        @Schema(description = "Grows with each change; the ballot with the highest version counts.")
        long version,

        Instant receivedAt,

        @Schema(
                description =
                        "The salted commitment to the ballot, 64 hexadecimal digits: tells nothing while the contest is open."
                                + " After the close the audit bundle opens it if it counted, so whoever holds the receipt can"
                                + " then read the ballot.",
                examples = "5c1f9a0e6b1d4b7c8e2f3a4d5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8")
        String tracker,

        PromiseView promise) {

    /** The signed promise that the ballot will be in the log. */
    @Schema(
            name = "Promise",
            description =
                    "The path leads from the entry of this ballot to the root of its batch (RFC 6962), of which the"
                            + " service promises under its signature that all its entries will be in the logs of their contests.")
    record PromiseView(
            UUID batch,

            @Schema(description = "Of this ballot's entry in the batch, from 0.")
            int index,

            @Schema(description = "Entries in the batch.") int size,

            @Schema(description = "Hashes of 64 hexadecimal digits, the one beside the entry first.")
            List<String> path,

            Instant loggedBy,

            @Schema(description = "Id of the key that signed.")
            String key,

            @Schema(description = "Ed25519, in base64.") String signature) {}

    public static ReceiptView of(Receipt receipt) {
        HexFormat hex = HexFormat.of();
        return new ReceiptView(
                receipt.contestId(),
                receipt.version(),
                receipt.receivedAt(),
                hex.formatHex(receipt.tracker()),
                new PromiseView(
                        UUID.fromString(receipt.promise().batch()),
                        receipt.index(),
                        receipt.promise().size(),
                        receipt.path().stream().map(hex::formatHex).toList(),
                        receipt.promise().loggedBy(),
                        receipt.keyId(),
                        Base64.getEncoder().encodeToString(receipt.signature())));
    }
}
