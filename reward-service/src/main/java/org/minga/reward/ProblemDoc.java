package org.minga.reward;

/** What the API document says of answers that several operations share. */
public final class ProblemDoc {
    public static final String MEDIA_TYPE = "application/problem+json";
    /** The platform's schema of a problem. */
    public static final String SCHEMA = "Problem";

    public static final String FORBIDDEN = "`scope-missing`: the token lacks the scope.\n\n"
            + "`not-a-member`: your account has no such role in the organisation.";
    public static final String CAMPAIGN_UNKNOWN =
            "`not-found`: no such campaign here, or not yet; `Retry-After` says when to ask again.";
    public static final String SCHEME_UNKNOWN = "`not-found`: no such reward scheme.";

    private ProblemDoc() {}
}
