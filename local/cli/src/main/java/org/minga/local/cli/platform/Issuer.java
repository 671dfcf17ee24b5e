package org.minga.local.cli.platform;

import org.minga.local.backing.process.BackingException;

/**
 * Who signs the tokens.
 *
 * @param issuer what the tokens name
 * @param jwksUrl where its keys are
 * @param tokenUrl where campaign-service gets its own token
 */
public record Issuer(String issuer, String jwksUrl, String tokenUrl) {

    /** A Keycloak realm, by its issuer address. */
    public static Issuer keycloak(String issuer) {
        String endpoints = issuer + "/protocol/openid-connect/";
        return new Issuer(issuer, endpoints + "certs", endpoints + "token");
    }

    /**
     * Reads {@code MINGA_TEST_ISSUER="<issuer> <jwks url> [<token url>]"}: a private platform for tests trusts this
     * issuer instead of Keycloak, which is not started then.
     */
    public static Issuer parse(String setting) {
        String[] parts = setting.strip().split("\\s+");
        if (parts.length < 2 || parts.length > 3) {
            throw new BackingException("MINGA_TEST_ISSUER should be \"<issuer> <jwks url> [<token url>]\".");
        }
        return new Issuer(parts[0], parts[1], parts.length == 3 ? parts[2] : parts[0] + "/token");
    }
}
