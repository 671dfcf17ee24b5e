package org.minga.tally.formats.log;

/**
 * A tree head with what makes it a promise.
 *
 * @param head what is signed
 * @param keyId {@link LogKey#id} of the key that signed
 * @param signature Ed25519 over {@link TreeHead#statement}, 64 bytes
 */
public record SignedHead(TreeHead head, String keyId, byte[] signature) {

    /** For messages and tests; signatures are compared by content. */
    @Override
    public String toString() {
        return head + " signed by " + keyId;
    }
}
