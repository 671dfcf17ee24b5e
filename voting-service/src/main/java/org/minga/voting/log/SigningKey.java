package org.minga.voting.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.minga.tally.formats.log.LogKey;

/**
 * An Ed25519 key that signs for the ballot log. Every batch of ballots has its signature, and Bouncy Castle makes one in a
 * fifteenth of the time that the JDK takes; others check them with the JDK.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Ed25519PrivateKeyParameters secret;
    private final LogKey published;
    private final String id;

    private SigningKey(byte[] seed) {
        this.secret = new Ed25519PrivateKeyParameters(seed);
        this.published = new LogKey(secret.generatePublicKey().getEncoded());
        this.id = published.id();
    }

    /**
     * Reads a key as {@code openssl genpkey -algorithm ed25519} writes it: PKCS#8 in PEM.
     *
     * @throws IllegalArgumentException if it is anything else; the text is not quoted
     */
    static SigningKey ofPem(String pem) {
        int from = pem.indexOf(BEGIN);
        int to = pem.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no private key in PEM");
        }
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), to));
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new SigningKey(((EdECPrivateKey) secret)
                    .getBytes()
                    .orElseThrow(() -> new IllegalArgumentException("the key tells no seed")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key", e);
        }
    }

    /** A new key in PEM. */
    static String newPem() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance(ALGORITHM)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return BEGIN + "\n" + Base64.getEncoder().encodeToString(pkcs8) + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    public String id() {
        return id;
    }

    public LogKey published() {
        return published;
    }

    /** 64 bytes after RFC 8032. */
    public byte[] sign(byte[] statement) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(statement, 0, statement.length);
        return signer.generateSignature();
    }
}
