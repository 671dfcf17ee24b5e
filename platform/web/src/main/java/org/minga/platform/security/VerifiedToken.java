package org.minga.platform.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a good access token says.
 *
 * @param subject        the account (`sub`), opaque, 1..64 characters
 * @param client         the client that got the token (`azp`)
 * @param serviceAccount whether the account belongs to a client rather than to a person
 * @param scopes         granted scopes
 * @param realmRoles     roles of the whole installation
 * @param assuranceLevel how surely the person was identified (`acr`), 0 when not said
 * @param expiresAt      when the token ends
 * @param keyId          the key that signed it (`kid`)
 */
public record VerifiedToken(
        String subject,
        @Nullable String client,
        boolean serviceAccount,
        Set<String> scopes,
        Set<String> realmRoles,
        int assuranceLevel,
        Instant expiresAt,
        String keyId) {

    /** The realm role of those who run the whole installation. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    public VerifiedToken {
        scopes = Set.copyOf(scopes);
        realmRoles = Set.copyOf(realmRoles);
    }

    /** The client as an Optional. */
    public Optional<String> clientId() {
        return Optional.ofNullable(client);
    }

    /** Whether the account is a person's. */
    public boolean person() {
        return !serviceAccount;
    }
}
