package org.minga.submission;

import org.minga.platform.problem.ProblemType;

/** The problem types that only this service answers with. */
public final class SubmissionProblems {

    public static final ProblemType PHASE_NOT_OPEN = new ProblemType("phase-not-open", "The phase is not open", 409);
    public static final ProblemType SUBMISSION_LIMIT_REACHED =
            new ProblemType("submission-limit-reached", "The limit of submissions per participant is reached", 409);
    public static final ProblemType SUBMISSION_STATUS_CONFLICT =
            new ProblemType("submission-status-conflict", "The submission's status does not allow this", 409);
    public static final ProblemType VOTE_ALREADY_OPENED =
            new ProblemType("vote-already-opened", "Voting has already opened", 409);
    public static final ProblemType CODE_TAKEN =
            new ProblemType("code-taken", "Another submission of the campaign has this code", 409);
    public static final ProblemType NOT_THE_AUTHOR =
            new ProblemType("not-the-author", "Only the author may do this", 403);
    public static final ProblemType OWN_SUBMISSION =
            new ProblemType("own-submission", "Nobody moderates their own submission", 403);
    public static final ProblemType NOT_A_MEMBER =
            new ProblemType("not-a-member", "You have no such role in the organisation", 403);

    private SubmissionProblems() {}
}
