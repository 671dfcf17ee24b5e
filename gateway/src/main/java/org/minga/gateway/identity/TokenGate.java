package org.minga.gateway.identity;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * @param bearer who asks; nobody known without a good token
     * @param refusal why not, if not
     */
    public record Decision(
            @Nullable VerifiedToken bearer, @Nullable Problem refusal) {

        private static final Decision NOBODY = new Decision(null, null);
    }

    public TokenGate(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Who asks, and whether they may. Usually known at once; may come later, and on another thread, when a key has to
     * be fetched.
     *
     * @param authorization all values of the header Authorization
     */
    public Uni<Decision> decide(Access access, List<String> authorization) {
        return switch (Bearer.read(authorization)) {
            case Bearer.Credential.None none ->
                Uni.createFrom()
                        .item(
                                switch (access) {
                                    case Access.Open open -> Decision.NOBODY;
                                    case Access.Scoped scoped -> new Decision(null, Bearer.missing());
                                });
            case Bearer.Credential.Unreadable unreadable ->
                Uni.createFrom()
                        .item(new Decision(null, new Verification.Rejected(Verification.Reason.MALFORMED).problem()));
            case Bearer.Credential.Token token ->
                verifier.verify(token.value()).map(verification -> decide(access, verification));
        };
    }

    private static Decision decide(Access access, Verification verification) {
        return switch (verification) {
            case Verification.Rejected rejected -> new Decision(null, rejected.problem());
            case Verification.KeysUnavailable unavailable -> new Decision(null, unavailable.problem());
            case Verification.Verified verified ->
                switch (access) {
                    case Access.Open open -> new Decision(verified.token(), null);
                    case Access.Scoped scoped -> new Decision(verified.token(), refusal(scoped, verified.token()));
                };
        };
    }

    private static @Nullable Problem refusal(Access.Scoped needed, VerifiedToken token) {
        if (!token.scopes().contains(needed.scope())) {
            return Problem.of(ProblemTypes.SCOPE_MISSING, "The token needs the scope %s.".formatted(needed.scope()))
                    .with("scope", needed.scope())
                    .withHeader(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(needed.scope()));
        }
        if (needed.person() && !token.person()) {
            return Problem.of(ProblemTypes.PERSON_REQUIRED);
        }
        return null;
    }
}
