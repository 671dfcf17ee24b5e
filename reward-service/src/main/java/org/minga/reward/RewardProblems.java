package org.minga.reward;

import org.minga.platform.problem.ProblemType;

/** What only this service refuses. The platform's own types are added to these. */
public final class RewardProblems {
    public static final ProblemType NOT_A_MEMBER =
            new ProblemType("not-a-member", "You have no such role in the organisation", 403);
    public static final ProblemType SCHEME_EXISTS =
            new ProblemType("reward-scheme-exists", "The campaign already has a reward scheme", 409);

    private RewardProblems() {}
}
