package org.minga.voting.ballot.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an open box: ballots in it stand under a tag of the voter (HMAC-SHA-256, 16 bytes of it) and beside the voter
 * encrypted (AES-256-GCM). Who took part can be read with the key; once it is destroyed nothing ties a ballot to a
 * person. The tag serves as nonce: it differs for all voters of a key, and a voter's own name is all it ever encrypts.
 */
public final class BoxKey {
    /** Of the secret. */
    public static final int BYTES = 32;

    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int GCM_TAG_BITS = 128;
    private static final char APPEARANCE = '\n';
    private static final String HMAC = "HmacSHA256";
    private static final String AES_GCM = "AES/GCM/NoPadding";

    /** Looked up once: to ask all providers again for each ballot takes longer than to encrypt. */
    private static final Provider GCM = provider();

    /** With its key in it; copied for each use. */
    private final Mac tagging;

    private final SecretKeySpec hiding;

    /** @param secret {@value #BYTES} random bytes */
    public BoxKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a box key has " + BYTES + " bytes, not " + secret.length);
        }
        SecretKeySpec root = new SecretKeySpec(secret, HMAC);
        tagging = mac(new SecretKeySpec(hmac(mac(root), "tag"), HMAC));
        hiding = new SecretKeySpec(hmac(mac(root), "voter"), "AES");
    }

    /** What the ballot of this voter stands under. */
    public byte[] tag(String voter) {
        return Arrays.copyOf(hmac(tagging, voter), TAG_BYTES);
    }

    /**
     * What a choice about an issued pair stands under instead of its voter alone, so that each has a place of its own in
     * the box. No name of a voter holds a line feed.
     */
    public static String holder(String voter, UUID appearance) {
        return voter + APPEARANCE + appearance;
    }

    /**
     * The voter encrypted.
     *
     * @param tag of the same voter
     */
    public byte[] hide(byte[] tag, String voter) {
        return cipher(Cipher.ENCRYPT_MODE, tag, voter.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The voter that was hidden, whatever the pair was that the ballot answers.
     *
     * @throws IllegalArgumentException if it was not hidden with this key, or under another tag
     */
    public String reveal(byte[] tag, byte[] hidden) {
        String voter = new String(cipher(Cipher.DECRYPT_MODE, tag, hidden), StandardCharsets.UTF_8);
        if (!Arrays.equals(tag, tag(voter))) {
            throw new IllegalArgumentException("a voter stands under another's tag");
        }
        int end = voter.indexOf(APPEARANCE);
        return end < 0 ? voter : voter.substring(0, end);
    }

    private byte[] cipher(int mode, byte[] tag, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(AES_GCM, GCM);
            cipher.init(mode, hiding, new GCMParameterSpec(GCM_TAG_BITS, tag, 0, NONCE_BYTES));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the voter was not hidden with this key", e);
        }
    }

    private static byte[] hmac(Mac keyed, String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(HMAC + " of the JDK can be copied", e);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(AES_GCM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + AES_GCM, e);
        }
    }
}
