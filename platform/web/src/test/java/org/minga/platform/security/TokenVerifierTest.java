package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.platform.security.Verification.KeysUnavailable;
import org.minga.platform.security.Verification.Reason;
import org.minga.platform.security.Verification.Rejected;
import org.minga.platform.security.Verification.Verified;

class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final TestIssuer issuer = new TestIssuer();
    private final MovableTime clock = new MovableTime();
    private final AtomicInteger fetches = new AtomicInteger();
    private boolean keyServerDown;

    private final TokenVerifier verifier =
            new TokenVerifier(AuthSettings.of(TestIssuer.ISSUER, "minga-api"), this::fetch, clock);

    private static final class MovableTime implements InstantSource {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    private Uni<String> fetch() {
        fetches.incrementAndGet();
        return keyServerDown
                ? Uni.createFrom().failure(new IOException("refused"))
                : Uni.createFrom().item(issuer.jwks());
    }

    private Verification verify(String token) {
        return verifier.verify(token).await().atMost(Duration.ofSeconds(10));
    }

    private String token(Consumer<JwtClaims> change) {
        return issuer.token(clock.instant(), change);
    }

    private String good() {
        return token(claims -> {});
    }

    @Test
    void a_good_token_tells_who_calls() {
        String token = token(claims -> {
            claims.setStringClaim("scope", "openid things:write  things:read");
            claims.setClaim("realm_access", Map.of("roles", List.of("platform-admin")));
            claims.setStringClaim("acr", "2");
        });

        Verification verification = verify(token);

        assertThat(verification)
                .isEqualTo(new Verified(new VerifiedToken(
                        TestIssuer.SUBJECT,
                        "an-app",
                        false,
                        java.util.Set.of("openid", "things:write", "things:read"),
                        java.util.Set.of("platform-admin"),
                        2,
                        NOW.plusSeconds(300),
                        "key-1")));
    }

    @Test
    void a_service_account_is_known_by_its_client_id_or_by_its_name() {
        Verification byClaim = verify(token(claims -> claims.setStringClaim("client_id", "a-bot")));
        Verification byName =
                verify(token(claims -> claims.setStringClaim("preferred_username", "service-account-a-bot")));

        assertThat(List.of(byClaim, byName))
                .allSatisfy(one -> assertThat(((Verified) one).token().person()).isFalse());
    }

    record Fault(String name, Reason reason, Consumer<JwtClaims> claims, Consumer<JsonWebSignature> header) {
        Fault(String name, Reason reason, Consumer<JwtClaims> claims) {
            this(name, reason, claims, header -> {});
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static NumericDate at(long secondsFromNow) {
        return NumericDate.fromSeconds(NOW.getEpochSecond() + secondsFromNow);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("expired", Reason.EXPIRED, claims -> {
                    claims.setIssuedAt(at(-300));
                    claims.setExpirationTime(at(-31));
                }),
                new Fault("no expiry", Reason.MALFORMED, claims -> claims.unsetClaim("exp")),
                new Fault("not valid yet", Reason.NOT_YET_VALID, claims -> claims.setNotBefore(at(31))),
                new Fault("issued in the future", Reason.NOT_YET_VALID, claims -> claims.setIssuedAt(at(31))),
                new Fault("other audience", Reason.AUDIENCE, claims -> claims.setAudience("account")),
                new Fault("no audience", Reason.AUDIENCE, claims -> claims.unsetClaim("aud")),
                new Fault("other issuer", Reason.ISSUER, claims -> claims.setIssuer("http://issuer.test/realms/other")),
                new Fault("issuer with a slash", Reason.ISSUER, claims -> claims.setIssuer(TestIssuer.ISSUER + "/")),
                new Fault("no issuer", Reason.ISSUER, claims -> claims.unsetClaim("iss")),
                new Fault("no subject", Reason.SUBJECT, claims -> claims.unsetClaim("sub")),
                new Fault("blank subject", Reason.SUBJECT, claims -> claims.setSubject(" ")),
                new Fault("long subject", Reason.SUBJECT, claims -> claims.setSubject("x".repeat(65))),
                new Fault("subject with NUL", Reason.SUBJECT, claims -> claims.setSubject("a\u0000b")),
                new Fault("ID token", Reason.TYPE, claims -> claims.setStringClaim("typ", "ID")),
                new Fault("refresh token", Reason.TYPE, claims -> claims.setStringClaim("typ", "Refresh")),
                new Fault("scope of another type", Reason.MALFORMED, claims -> claims.setClaim("scope", List.of("a"))),
                new Fault("type of another type", Reason.MALFORMED, claims -> claims.setClaim("typ", 7)),
                new Fault("roles of another type", Reason.MALFORMED, claims -> claims.setClaim("realm_access", "all")),
                new Fault("header type", Reason.TYPE, claims -> {}, header -> header.setHeader("typ", "logout+jwt")),
                new Fault("no key id", Reason.UNKNOWN_KEY, claims -> {}, header -> header.setHeader("kid", null)),
                new Fault(
                        "unknown key", Reason.UNKNOWN_KEY, claims -> {}, header -> header.setKeyIdHeaderValue("key-9")),
                new Fault("PS256", Reason.ALGORITHM, claims -> {}, header -> header.setAlgorithmHeaderValue("PS256")),
                new Fault("RS512", Reason.ALGORITHM, claims -> {}, header -> header.setAlgorithmHeaderValue("RS512")),
                new Fault("HS256", Reason.ALGORITHM, claims -> {}, header -> {
                    header.setAlgorithmHeaderValue("HS256");
                    header.setKey(new HmacKey(new byte[32]));
                }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_faulty_token_is_rejected_with_its_reason(Fault fault) {
        String token = issuer.token(NOW, fault.claims(), fault.header());

        Verification verification = verify(token);

        assertThat(verification).isEqualTo(new Rejected(fault.reason()));
    }

    static Stream<String> garbage() {
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return Stream.of("", "x", "a.b", "a.b.c", "....", none + ".e30.", "{}", "ä.ö.ü", "eyJhbGciOiJSUzI1NiJ9.e30.");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void what_is_no_token_is_rejected(String garbage) {
        assertThat(verify(garbage)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_changed_payload_breaks_the_signature() {
        String[] parts = good().split("\\.");
        String[] other = token(claims -> claims.setSubject("somebody-else")).split("\\.");

        assertThat(verify(parts[0] + "." + other[1] + "." + parts[2])).isEqualTo(new Rejected(Reason.SIGNATURE));
    }

    @Test
    void a_key_of_the_same_id_but_of_somebody_else_does_not_count() {
        issuer.signWith(TestIssuer.rsa("key-1"));

        assertThat(verify(good())).isEqualTo(new Rejected(Reason.SIGNATURE));
    }

    @Test
    void an_elliptic_key_signs_too_but_not_under_the_name_of_an_rsa_algorithm() throws Exception {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("key-2");
        key.setAlgorithm("ES256");
        issuer.add(key);
        String renamed = issuer.token(NOW, claims -> {}, header -> {
            header.setAlgorithmHeaderValue("RS256");
            header.setKey(TestIssuer.rsa("any").getPrivateKey());
        });

        assertThat(verify(good())).isInstanceOf(Verified.class);
        assertThat(verify(renamed)).isEqualTo(new Rejected(Reason.ALGORITHM));
    }

    @Test
    void an_encryption_key_does_not_sign() {
        PublicJsonWebKey key = TestIssuer.rsa("key-2");
        key.setUse("enc");
        issuer.add(key);

        assertThat(verify(good())).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void clocks_may_differ_by_thirty_seconds() {
        String justEnded = token(claims -> {
            claims.setIssuedAt(at(-300));
            claims.setExpirationTime(at(-29));
        });
        String soon = token(claims -> claims.setNotBefore(at(29)));

        assertThat(verify(justEnded)).isInstanceOf(Verified.class);
        assertThat(verify(soon)).isInstanceOf(Verified.class);
    }

    @Test
    void a_token_over_16_kib_is_not_even_read() {
        assertThat(verify("x".repeat(16 * 1024 + 1))).isEqualTo(new Rejected(Reason.TOO_LARGE));
        assertThat(fetches).hasValue(0);
    }

    @Test
    void a_remembered_token_still_ends() {
        String token = good();
        Verification first = verify(token);
        clock.advance(Duration.ofSeconds(329));
        Verification last = verify(token);
        clock.advance(Duration.ofSeconds(2));

        Verification after = verify(token);

        assertThat(first).isInstanceOf(Verified.class);
        assertThat(last).isInstanceOf(Verified.class);
        assertThat(after).isEqualTo(new Rejected(Reason.EXPIRED));
    }

    @Test
    void keys_are_fetched_once_for_many_tokens() {
        for (int i = 0; i < 20; i++) {
            verify(good());
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void many_first_tokens_at_once_share_one_fetch() throws Exception {
        List<UniEmitter<? super String>> waiting = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger asks = new AtomicInteger();
        TokenVerifier slow = new TokenVerifier(
                AuthSettings.of(TestIssuer.ISSUER, "minga-api"),
                () -> Uni.createFrom().emitter(emitter -> {
                    asks.incrementAndGet();
                    waiting.add(emitter);
                    asked.countDown();
                }),
                clock);
        String token = good();
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Verification>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                results.add(pool.submit(() -> {
                    gate.await();
                    return slow.verify(token).await().atMost(Duration.ofSeconds(10));
                }));
            }
            gate.countDown();
            asked.await();
            waiting.get(0).complete(issuer.jwks());
            for (Future<Verification> result : results) {
                assertThat(result.get()).isInstanceOf(Verified.class);
            }
        }
        assertThat(asks).hasValue(1);
    }

    @Test
    void a_new_key_is_fetched_when_a_token_names_it() {
        Verification before = verify(good());
        issuer.add(TestIssuer.rsa("key-2"));
        clock.advance(Duration.ofSeconds(6));

        Verification after = verify(good());

        assertThat(before).isInstanceOf(Verified.class);
        assertThat(after).isInstanceOf(Verified.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void unknown_keys_do_not_make_us_flood_the_key_server() {
        verify(good());
        for (int i = 0; i < 50; i++) {
            String keyId = "made-up-" + i;
            String token = issuer.token(NOW, claims -> {}, header -> header.setKeyIdHeaderValue(keyId));
            assertThat(verify(token)).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
        }
        int within = fetches.get();
        clock.advance(Duration.ofSeconds(6));
        verify(issuer.token(clock.instant(), claims -> {}, header -> header.setKeyIdHeaderValue("made-up")));

        assertThat(within).isEqualTo(1);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void a_removed_key_takes_its_remembered_tokens_with_it() {
        String old = token(claims -> claims.setExpirationTime(at(3600)));
        assertThat(verify(old)).isInstanceOf(Verified.class);
        issuer.add(TestIssuer.rsa("key-2"));
        issuer.remove("key-1");
        clock.advance(Duration.ofSeconds(6));
        verify(good());

        Verification after = verify(old);

        assertThat(after).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_replaced_key_of_the_same_id_takes_its_remembered_tokens_with_it() {
        String old = token(claims -> claims.setExpirationTime(at(3600)));
        assertThat(verify(old)).isInstanceOf(Verified.class);
        issuer.remove("key-1");
        issuer.add(TestIssuer.rsa("key-1"));
        clock.advance(Duration.ofMinutes(6));
        verify(old);

        Verification after = verify(old);

        assertThat(after).isEqualTo(new Rejected(Reason.SIGNATURE));
    }

    @Test
    void a_key_is_forgotten_within_minutes_even_if_no_new_one_is_used() {
        String old = token(claims -> claims.setExpirationTime(at(3600)));
        assertThat(verify(old)).isInstanceOf(Verified.class);
        issuer.remove("key-1");
        clock.advance(Duration.ofMinutes(6));
        verify(old);

        Verification after = verify(old);

        assertThat(after).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void with_the_key_server_down_an_unknown_key_is_no_reason_to_call_the_token_bad() {
        keyServerDown = true;

        assertThat(verify(good())).isInstanceOf(KeysUnavailable.class);
        assertThat(verify(good())).isInstanceOf(KeysUnavailable.class);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void a_key_that_the_key_server_comes_back_with_is_known_at_once() {
        verify(good());
        keyServerDown = true;
        issuer.add(TestIssuer.rsa("key-2"));
        clock.advance(Duration.ofSeconds(6));
        assertThat(verify(good())).isInstanceOf(KeysUnavailable.class);
        keyServerDown = false;
        clock.advance(Duration.ofMillis(200));

        assertThat(verify(good())).isInstanceOf(Verified.class);
    }

    @Test
    void with_the_key_server_down_known_keys_stay_good() {
        verify(good());
        keyServerDown = true;
        clock.advance(Duration.ofHours(2));

        Verification later = verify(good());
        Verification unknown =
                verify(issuer.token(clock.instant(), claims -> {}, header -> header.setKeyIdHeaderValue("key-9")));

        assertThat(later).isInstanceOf(Verified.class);
        assertThat(unknown).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void the_key_server_is_asked_again_once_it_is_back() {
        keyServerDown = true;
        verify(good());
        keyServerDown = false;
        clock.advance(Duration.ofSeconds(6));

        assertThat(verify(good())).isInstanceOf(Verified.class);
    }

    @Test
    void an_answer_that_is_no_key_set_counts_as_no_answer() {
        TokenVerifier confused = new TokenVerifier(
                AuthSettings.of(TestIssuer.ISSUER, "minga-api"),
                () -> Uni.createFrom().item("<html>sign in</html>"),
                clock);

        Verification verification = confused.verify(good()).await().atMost(Duration.ofSeconds(10));

        assertThat(verification).isInstanceOf(KeysUnavailable.class);
    }
}
