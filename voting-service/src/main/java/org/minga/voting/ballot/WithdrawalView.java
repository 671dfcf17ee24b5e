package org.minga.voting.ballot;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a voter holds after withdrawing: to be kept, and checked against the audit bundle after the close. */
@Schema(name = "WithdrawalReceipt")
record WithdrawalView(
        UUID contestId,

        @Schema(description = "Of the withdrawal; grows with each change.")
        long version,

        Instant receivedAt,

        @Schema(
                description = "Of the ballot that was withdrawn, as on its own receipt: 64 hexadecimal digits.",
                examples = "5c1f9a0e6b1d4b7c8e2f3a4d5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8")
        String tracker,

        VoidView withdrawal) {

    /** The signed promise that the ballot will be void. */
    @Schema(
            name = "WithdrawalPromise",
            description =
                    "The service promises under its signature that the log voids the entry of this ballot by then.")
    record VoidView(
            Instant loggedBy,

            @Schema(description = "Id of the key that signed.")
            String key,

            @Schema(description = "Ed25519, in base64.") String signature) {}

    static WithdrawalView of(Withdrawal withdrawal) {
        return new WithdrawalView(
                UUID.fromString(withdrawal.promise().contest()),
                withdrawal.promise().version(),
                withdrawal.receivedAt(),
                HexFormat.of().formatHex(withdrawal.promise().commitment()),
                new VoidView(
                        withdrawal.promise().loggedBy(),
                        withdrawal.keyId(),
                        Base64.getEncoder().encodeToString(withdrawal.signature())));
    }
}
