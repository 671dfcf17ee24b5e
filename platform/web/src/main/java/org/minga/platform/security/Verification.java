package org.minga.platform.security;

import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** What came of verifying a token. */
public sealed interface Verification {

    /** The token is good. */
    record Verified(VerifiedToken token) implements Verification {}

    /** The token is not good: 401. */
    record Rejected(Reason reason) implements Verification {

        /** The 401 to answer, with its challenge. */
        public Problem problem() {
            return Problem.of(ProblemTypes.UNAUTHENTICATED, reason.detail())
                    .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    /** The token names a key that we do not have and the key server does not answer: 503, for the token may be good. */
    record KeysUnavailable() implements Verification {

        /** The 503 to answer. */
        public Problem problem() {
            return ProblemTypes.unavailable();
        }
    }

    /** Why a token was rejected. */
    enum Reason {
        MALFORMED("The access token cannot be read."),
        TOO_LARGE("The access token is too large."),
        ALGORITHM("The access token is signed in a way that is not accepted."),
        UNKNOWN_KEY("The access token is signed with an unknown key."),
        SIGNATURE("The signature of the access token is wrong."),
        ISSUER("The access token is from another issuer."),
        AUDIENCE("The access token is for another audience."),
        EXPIRED("The access token has expired."),
        NOT_YET_VALID("The access token is not valid yet."),
        SUBJECT("The access token names no subject."),
        TYPE("This is not an access token.");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }

        /** A sentence for the caller. */
        public String detail() {
            return detail;
        }
    }
}
