package org.minga.platform.security;

import java.util.List;
import java.util.Locale;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** The header `Authorization: Bearer ...` (RFC 6750). */
public final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** What a request shows. */
    public sealed interface Credential {
        /** No header at all. */
        record None() implements Credential {}

        /** A token, not verified. */
        record Token(String value) implements Credential {}

        /** A header that holds no bearer token, or several. */
        record Unreadable() implements Credential {}
    }

    /** Reads the values of the header `Authorization`. */
    public static Credential read(List<String> headers) {
        if (headers.isEmpty()) {
            return new Credential.None();
        }
        String header = headers.get(0);
        if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return new Credential.Unreadable();
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? new Credential.Unreadable() : new Credential.Token(token);
    }

    /** The 401 for a request without a token. */
    public static Problem missing() {
        return Problem.of(ProblemTypes.UNAUTHENTICATED, "Send an access token: Authorization: Bearer …")
                .withHeader("WWW-Authenticate", "Bearer");
    }
}
