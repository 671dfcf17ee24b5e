package org.minga.voting.log;

import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.tally.formats.log.LogKey;

/** A JWK set (RFC 7517, RFC 8037). */
@Schema(name = "LogKeys")
record LogKeysView(List<KeyView> keys) {

    /** A key. */
    @Schema(name = "LogKey")
    record KeyView(
            @Schema(description = "Thumbprint of the key (RFC 7638).")
            String kid,

            @Schema(enumeration = {"OKP"}) String kty,

            @Schema(enumeration = {"Ed25519"}) String crv,

            @Schema(description = "The public key, in base64url.")
            String x,

            @Schema(enumeration = {"EdDSA"}) String alg,

            @Schema(enumeration = {"sig"}) String use) {

        static KeyView of(LogKey key) {
            return new KeyView(key.id(), "OKP", "Ed25519", key.x(), "EdDSA", "sig");
        }
    }

    static LogKeysView of(Collection<LogKey> keys) {
        return new LogKeysView(keys.stream().map(KeyView::of).toList());
    }
}
