package org.minga.platform.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * Whose tokens are accepted.
 *
 * @param issuer      the one issuer, compared exactly with `iss`
 * @param jwksUrl     where its keys are
 * @param audience    what `aud` must contain
 * @param cacheSize   most verified tokens kept, 1 or more
 * @param jwksRefresh after this age keys are fetched again in the background, so that a removed one stops counting
 * @param jwksTimeout longest wait for the key server
 */
public record AuthSettings(
        String issuer, URI jwksUrl, String audience, int cacheSize, Duration jwksRefresh, Duration jwksTimeout) {

    /** Settings with the usual cache, refresh and time-out, and the keys where Keycloak has them. */
    public static AuthSettings of(String issuer, String audience) {
        return new AuthSettings(
                issuer, defaultJwksUrl(issuer), audience, 10_000, Duration.ofMinutes(5), Duration.ofSeconds(3));
    }

    static URI defaultJwksUrl(String issuer) {
        return URI.create(issuer + "/protocol/openid-connect/certs");
    }

    /**
     * Refuses settings that would let somebody on the network hand us keys or a second issuer.
     *
     * @param allowInsecure whether plain http is accepted, for development only
     * @throws IllegalStateException naming the setting that is wrong
     */
    void check(boolean allowInsecure) {
        checkUrl("minga.auth.issuer", issuer, allowInsecure);
        checkUrl("minga.auth.jwks-url", jwksUrl.toString(), allowInsecure);
        if (audience.isBlank()) {
            throw new IllegalStateException("minga.auth.audience is empty");
        }
    }

    private static void checkUrl(String key, String value, boolean allowInsecure) {
        if (value.isBlank() || value.contains(",") || !value.equals(value.strip()) || value.contains(" ")) {
            throw new IllegalStateException(key + " must be exactly one URL, but is '" + value + "'");
        }
        String scheme = scheme(key, value);
        if (scheme.equals("https") || (allowInsecure && scheme.equals("http"))) {
            return;
        }
        throw new IllegalStateException(key + " must be an https URL, but is '" + value
                + "' (only a development machine may set minga.auth.allow-insecure-issuer=true)");
    }

    private static String scheme(String key, String value) {
        try {
            URI uri = new URI(value);
            if (uri.getScheme() == null || uri.getHost() == null) {
                throw new IllegalStateException(key + " is not an absolute URL: '" + value + "'");
            }
            return uri.getScheme().toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(key + " is not a URL: '" + value + "'", e);
        }
    }
}
