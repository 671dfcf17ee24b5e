package org.minga.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a bearer token into an identity, or into the problem to answer. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    private final TokenVerifier verifier;

    TokenIdentityProvider(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return verifier.verify(request.getToken().getToken()).map(TokenIdentityProvider::identity);
    }

    private static SecurityIdentity identity(Verification verification) {
        return switch (verification) {
            case Verification.Verified(VerifiedToken token) ->
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(token.subject()))
                        .addRoles(token.realmRoles())
                        .addAttribute(BearerMechanism.TOKEN, token)
                        .build();
            case Verification.Rejected rejected -> throw rejected.problem().asException();
            case Verification.KeysUnavailable down -> throw down.problem().asException();
        };
    }
}
