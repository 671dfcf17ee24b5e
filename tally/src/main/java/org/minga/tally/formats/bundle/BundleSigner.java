package org.minga.tally.formats.bundle;

/** Signs a finished bundle. */
public interface BundleSigner {
    /** The id of the key that signs, which the header of the bundle names. */
    String keyId();

    /** Ed25519 over the statement. */
    byte[] sign(byte[] statement);
}
