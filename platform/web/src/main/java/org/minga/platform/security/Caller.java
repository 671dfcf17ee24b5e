package org.minga.platform.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** Who makes the current request, as their verified token says. */
@RequestScoped
public class Caller {

    private final CurrentIdentityAssociation association;

    Caller(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /** The account, opaque, at most 64 characters; empty without a token. */
    public Optional<String> subject() {
        return Optional.ofNullable(token()).map(VerifiedToken::subject);
    }

    /** The account, or 401 without a token. */
    public String requireSubject() {
        return subject().orElseThrow(() -> Bearer.missing().asException());
    }

    /** Whether the account is a person's; false without a token. */
    public boolean isPerson() {
        VerifiedToken token = token();
        return token != null && token.person();
    }

    /** The client through which the account acts. */
    public Optional<String> client() {
        return Optional.ofNullable(token()).flatMap(VerifiedToken::clientId);
    }

    /** Granted scopes; none without a token. */
    public Set<String> scopes() {
        VerifiedToken token = token();
        return token == null ? Set.of() : token.scopes();
    }

    /** Whether the account runs the whole installation. */
    public boolean platformAdmin() {
        VerifiedToken token = token();
        return token != null && token.realmRoles().contains(VerifiedToken.PLATFORM_ADMIN);
    }

    /** How surely the person was identified, 0 when nothing is known. */
    public int assuranceLevel() {
        VerifiedToken token = token();
        return token == null ? 0 : token.assuranceLevel();
    }

    /** 401, 403 `scope-missing` or 403 `person-required` unless the caller may do this. */
    void require(String scope, boolean person) {
        VerifiedToken token = token();
        if (token == null) {
            throw Bearer.missing().asException();
        }
        if (!token.scopes().contains(scope)) {
            throw Problem.of(ProblemTypes.SCOPE_MISSING, "This operation needs the scope " + scope + ".")
                    .with("scope", scope)
                    .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"")
                    .asException();
        }
        if (person && token.serviceAccount()) {
            throw Problem.of(ProblemTypes.PERSON_REQUIRED).asException();
        }
    }

    private @Nullable VerifiedToken token() {
        return association.getIdentity().getAttribute(BearerMechanism.TOKEN);
    }
}
