package org.minga.platform.security;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.minga.platform.security.Verification.Reason;
import org.minga.platform.security.Verification.Rejected;
import org.minga.platform.security.Verification.Verified;

/** The part of verifying that needs no network: what the token says and whether a given key signed it. */
final class TokenReader {

    /** How far clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256", "EdDSA");
    private static final Set<String> HEADER_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final int MAX_SUBJECT = 64;
    private static final int MAX_CLIENT = 255;

    private final AuthSettings settings;

    TokenReader(AuthSettings settings) {
        this.settings = settings;
    }

    /** What the unverified header asks for. */
    sealed interface Header {
        record Good(String keyId, String algorithm) implements Header {}

        record Bad(Reason reason) implements Header {}
    }

    Header header(String token) {
        JsonWebSignature signature = new JsonWebSignature();
        try {
            signature.setCompactSerialization(token);
        } catch (JoseException e) {
            return new Header.Bad(Reason.MALFORMED);
        }
        String algorithm = signature.getAlgorithmHeaderValue();
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            return new Header.Bad(Reason.ALGORITHM);
        }
        String type = signature.getHeader("typ");
        if (type != null && !HEADER_TYPES.contains(type.toLowerCase(java.util.Locale.ROOT))) {
            return new Header.Bad(Reason.TYPE);
        }
        String keyId = signature.getKeyIdHeaderValue();
        return keyId == null ? new Header.Bad(Reason.UNKNOWN_KEY) : new Header.Good(keyId, algorithm);
    }

    Verification read(String token, String keyId, Key key, Instant now) {
        try {
            return accept(consumer(key, now).processToClaims(token), keyId);
        } catch (InvalidJwtException e) {
            return new Rejected(reason(e));
        } catch (MalformedClaimException e) {
            return new Rejected(Reason.MALFORMED);
        }
    }

    private JwtConsumer consumer(Key key, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)))
                .setVerificationKey(key)
                .setExpectedIssuer(true, settings.issuer())
                .setExpectedAudience(true, settings.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .build();
    }

    private static Verification accept(JwtClaims claims, String keyId) throws MalformedClaimException {
        // Keycloak says in the claim what a token is for: an ID or refresh token must not open the API.
        String type = claims.getStringClaimValue("typ");
        if (type != null && !type.equals("Bearer")) {
            return new Rejected(Reason.TYPE);
        }
        String subject = claims.getSubject();
        if (!identifier(subject, MAX_SUBJECT)) {
            return new Rejected(Reason.SUBJECT);
        }
        String client = claims.getStringClaimValue("azp");
        if (client != null && !identifier(client, MAX_CLIENT)) {
            return new Rejected(Reason.MALFORMED);
        }
        return new Verified(new VerifiedToken(
                subject,
                client,
                serviceAccount(claims),
                scopes(claims),
                realmRoles(claims),
                assurance(claims),
                Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()),
                keyId));
    }

    private static boolean identifier(@Nullable String value, int max) {
        return value != null
                && !value.isBlank()
                && value.length() <= max
                && value.chars().noneMatch(Character::isISOControl);
    }

    /** Keycloak puts `client_id` only into the tokens of service accounts, and names their users after the client. */
    private static boolean serviceAccount(JwtClaims claims) throws MalformedClaimException {
        String username = claims.getStringClaimValue("preferred_username");
        return claims.hasClaim("client_id") || (username != null && username.startsWith("service-account-"));
    }

    private static Set<String> scopes(JwtClaims claims) throws MalformedClaimException {
        String scope = claims.getStringClaimValue("scope");
        return scope == null || scope.isBlank()
                ? Set.of()
                : new HashSet<>(List.of(scope.strip().split(" +")));
    }

    private static Set<String> realmRoles(JwtClaims claims) throws MalformedClaimException {
        Map<?, ?> access = claims.getClaimValue("realm_access", Map.class);
        if (access == null) {
            return Set.of();
        }
        if (access.get("roles") instanceof List<?> listed) {
            Set<String> roles = new HashSet<>();
            for (Object role : listed) {
                if (role instanceof String name) {
                    roles.add(name);
                }
            }
            return roles;
        }
        return Set.of();
    }

    private static int assurance(JwtClaims claims) throws MalformedClaimException {
        Object level = claims.getClaimValue("acr");
        return level instanceof String text && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static Reason reason(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || e.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)) {
            return Reason.SIGNATURE;
        }
        if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Reason.ISSUER;
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Reason.AUDIENCE;
        }
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return Reason.EXPIRED;
        }
        if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID) || e.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_FUTURE)) {
            return Reason.NOT_YET_VALID;
        }
        if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return Reason.SUBJECT;
        }
        return Reason.MALFORMED;
    }
}
