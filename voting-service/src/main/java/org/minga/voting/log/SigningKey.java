package org.minga.voting.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.minga.tally.formats.log.LogKey;

/** An Ed25519 key that signs for the ballot log. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey secret;
    private final LogKey published;
    private final String id;

    private SigningKey(PrivateKey secret, LogKey published) {
        this.secret = secret;
        this.published = published;
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
            return new SigningKey(secret, publicPart((EdECPrivateKey) secret));
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

    /** A key file holds the seed only; a generator whose chance is this seed makes the pair again. */
    private static LogKey publicPart(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("the key tells no seed"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        LogKey published = LogKey.of(generator.generateKeyPair().getPublic());
        byte[] probe = {1};
        if (!published.verifies(probe, sign(secret, probe))) {
            throw new GeneralSecurityException("the public key could not be found");
        }
        return published;
    }

    public String id() {
        return id;
    }

    public LogKey published() {
        return published;
    }

    /** 64 bytes after RFC 8032. */
    public byte[] sign(byte[] statement) {
        try {
            return sign(secret, statement);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was tried can't sign any more", e);
        }
    }

    private static byte[] sign(PrivateKey secret, byte[] statement) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(statement);
        return signature.sign();
    }

    /** Chance that is none. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
