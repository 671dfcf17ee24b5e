package org.minga.tally.formats.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Random;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;

/** A key of which the tests know the private half; the same for the same number. */
public final class TestSigner implements BundleSigner {

    private final KeyPair pair;
    private final LogKey key;

    private TestSigner(KeyPair pair) {
        this.pair = pair;
        this.key = LogKey.of(pair.getPublic());
    }

    public static TestSigner of(long number) {
        SecureRandom fixed = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                new Random(number).nextBytes(bytes);
            }
        };
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, fixed);
            return new TestSigner(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public LogKey key() {
        return key;
    }

    @Override
    public String keyId() {
        return key.id();
    }

    @Override
    public byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public SignedHead head(String contest, long size, byte[] root, Instant at) {
        TreeHead head = new TreeHead(contest, size, root, at);
        return new SignedHead(head, keyId(), sign(head.statement()));
    }
}
