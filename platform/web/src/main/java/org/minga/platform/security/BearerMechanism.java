package org.minga.platform.security;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.minga.platform.problem.ProblemException;

/**
 * Takes the bearer token of a request. Refusals leave as {@link ProblemException}, which the edge writes, rather than as
 * Quarkus' own failures, whose answers have no body.
 */
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {

    /** Where the identity keeps its {@link VerifiedToken}. */
    static final String TOKEN = "minga.token";

    private static final String TYPE = "bearer";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        return switch (Bearer.read(context.request().headers().getAll("Authorization"))) {
            case Bearer.Credential.None none -> Uni.createFrom().nullItem();
            case Bearer.Credential.Unreadable unreadable ->
                Uni.createFrom()
                        .failure(new Verification.Rejected(Verification.Reason.MALFORMED)
                                .problem()
                                .asException());
            case Bearer.Credential.Token token ->
                manager.authenticate(new TokenAuthenticationRequest(new TokenCredential(token.value(), TYPE)));
        };
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
