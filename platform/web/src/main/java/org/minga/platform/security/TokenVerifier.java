package org.minga.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.minga.platform.context.OwnContext;
import org.minga.platform.security.KeyRing.SigningKey;
import org.minga.platform.security.Verification.KeysUnavailable;
import org.minga.platform.security.Verification.Reason;
import org.minga.platform.security.Verification.Rejected;
import org.minga.platform.security.Verification.Verified;

/**
 * Verifies access tokens: signature by a current key of the issuer, algorithm, issuer, audience, times, subject. A token
 * that was good is remembered by its SHA-256 until it ends or its key is removed, so that the usual request costs one
 * hash. Works without a framework; never blocks; safe for use by many threads.
 */
public final class TokenVerifier {

    /** Longest token read, in characters. */
    public static final int MAX_TOKEN = 16 * 1024;

    private final TokenReader reader;
    private final InstantSource clock;
    private final Keys keys;
    private final Cache<ByteBuffer, VerifiedToken> verified;

    public TokenVerifier(AuthSettings settings, KeySource source, InstantSource clock) {
        this.reader = new TokenReader(settings);
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.cacheSize())
                // Its housekeeping is short; another thread would cost more to wake.
                .executor(Runnable::run)
                .expireAfter(Expiry.<ByteBuffer, VerifiedToken>creating((hash, token) -> lifetime(token)))
                .build();
        this.keys = new Keys(source, clock, settings.jwksRefresh(), this::forgetRemoved);
    }

    /**
     * Verifies a token. The result is there at once unless the token names a key that we have not seen.
     *
     * @param token the compact form, without the word `Bearer`
     */
    public Uni<Verification> verify(String token) {
        if (token.length() > MAX_TOKEN) {
            return rejected(Reason.TOO_LARGE);
        }
        keys.refreshIfOld();
        ByteBuffer hash = hash(token);
        VerifiedToken known = verified.getIfPresent(hash);
        if (known != null) {
            return clock.instant().isBefore(known.expiresAt().plus(TokenReader.SKEW))
                    ? Uni.createFrom().item(new Verified(known))
                    : rejected(Reason.EXPIRED);
        }
        return switch (reader.header(token)) {
            case TokenReader.Header.Bad bad -> rejected(bad.reason());
            case TokenReader.Header.Good good -> verify(token, hash, good);
        };
    }

    private Uni<Verification> verify(String token, ByteBuffer hash, TokenReader.Header.Good header) {
        KeyRing ring = keys.current();
        SigningKey key = ring.find(header.keyId());
        if (key != null) {
            return Uni.createFrom().item(verify(token, hash, header, key));
        }
        return OwnContext.after(keys.refresh()).map(worked -> {
            SigningKey fetched = keys.current().find(header.keyId());
            if (fetched != null) {
                return verify(token, hash, header, fetched);
            }
            return worked ? new Rejected(Reason.UNKNOWN_KEY) : new KeysUnavailable();
        });
    }

    private Verification verify(
            String token, ByteBuffer hash, TokenReader.Header.Good header, @Nullable SigningKey key) {
        if (key == null || !key.allows(header.algorithm())) {
            return new Rejected(Reason.ALGORITHM);
        }
        Verification verification = reader.read(token, header.keyId(), key.key(), clock.instant());
        if (verification instanceof Verified good) {
            verified.put(hash, good.token());
            // The key may have been removed while we were checking: then the entry must not stay.
            if (!key.equals(keys.current().find(header.keyId()))) {
                verified.invalidate(hash);
            }
        }
        return verification;
    }

    private void forgetRemoved(KeyRing before, KeyRing after) {
        verified.asMap().values().removeIf(token -> !before.sharesKey(token.keyId(), after));
    }

    private Duration lifetime(VerifiedToken token) {
        Duration left = Duration.between(clock.instant(), token.expiresAt().plus(TokenReader.SKEW));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Uni<Verification> rejected(Reason reason) {
        return Uni.createFrom().item(new Rejected(reason));
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
