package org.minga.gateway.identity;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.minga.gateway.routing.Access;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Bearer;
import org.minga.platform.security.TokenVerifier;
import org.minga.platform.security.Verification;
import org.minga.platform.security.VerifiedToken;

/**
 * Decides whether the bearer of a token may call an operation. Fails closed: whatever is not clearly allowed is refused
 * here, before a service hears of it.
 */
public final class TokenGate {

    private final TokenVerifier verifier;

    public TokenGate(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * The refusal, if there is one. Usually known at once; may come later, and on another thread, when a key has to be
     * fetched.
     *
     * @param authorization all values of the header Authorization
     */
    public Uni<Optional<Problem>> refusal(Access access, List<String> authorization) {
        return switch (Bearer.read(authorization)) {
            case Bearer.Credential.None none ->
                Uni.createFrom()
                        .item(
                                switch (access) {
                                    case Access.Open open -> Optional.empty();
                                    case Access.Scoped scoped -> Optional.of(Bearer.missing());
                                });
            case Bearer.Credential.Unreadable unreadable ->
                Uni.createFrom().item(Optional.of(new Verification.Rejected(Verification.Reason.MALFORMED).problem()));
            case Bearer.Credential.Token token ->
                verifier.verify(token.value()).map(verification -> refusal(access, verification));
        };
    }

    private static Optional<Problem> refusal(Access access, Verification verification) {
        return switch (verification) {
            case Verification.Rejected rejected -> Optional.of(rejected.problem());
            case Verification.KeysUnavailable unavailable -> Optional.of(unavailable.problem());
            case Verification.Verified verified ->
                switch (access) {
                    case Access.Open open -> Optional.empty();
                    case Access.Scoped scoped -> refusal(scoped, verified.token());
                };
        };
    }

    private static Optional<Problem> refusal(Access.Scoped needed, VerifiedToken token) {
        if (!token.scopes().contains(needed.scope())) {
            return Optional.of(
                    Problem.of(ProblemTypes.SCOPE_MISSING, "The token needs the scope %s.".formatted(needed.scope()))
                            .with("scope", needed.scope())
                            .withHeader(
                                    "WWW-Authenticate",
                                    "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(needed.scope())));
        }
        if (needed.person() && !token.person()) {
            return Optional.of(Problem.of(ProblemTypes.PERSON_REQUIRED));
        }
        return Optional.empty();
    }
}
