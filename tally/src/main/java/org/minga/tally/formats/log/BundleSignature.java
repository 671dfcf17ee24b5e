package org.minga.tally.formats.log;

/**
 * What the service says of an audit bundle that it wrote.
 *
 * @param contest whose bundle it is
 * @param hash {@code sha256:} and 64 hexadecimal digits over all lines before the signature
 */
public record BundleSignature(String contest, String hash) {

    /** The text that is signed: a line for each part. */
    public byte[] statement() {
        return SignedText.of("minga-audit-bundle/" + contest, hash);
    }
}
