package org.minga.submission.submission;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.submission.SubmissionProblems;
import org.minga.submission.submission.domain.Change;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Step;
import org.minga.submission.submission.domain.Submission;

/** How a refusal is told over HTTP: one exhaustive switch. */
public final class RefusalProblems {

    private RefusalProblems() {}

    /** The changed submission; a refusal leaves as a problem, which also rolls back a transaction around it. */
    public static Submission require(Change change) {
        return switch (change) {
            case Change.Accepted accepted -> accepted.submission();
            case Change.Refused(Refusal refusal) -> throw problem(refusal).asException();
        };
    }

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CampaignUnknown() ->
                Problem.of(ProblemTypes.NOT_FOUND, "No such campaign is known here, or not yet.")
                        .withHeader("Retry-After", "1");
            case Refusal.NotFound() -> Problem.of(ProblemTypes.NOT_FOUND, "There is no such submission.");
            case Refusal.NotAMember(var needed) ->
                Problem.of(
                        SubmissionProblems.NOT_A_MEMBER,
                        "This needs a role in the campaign's organisation that may "
                                + needed.name().toLowerCase(Locale.ROOT) + ".");
            case Refusal.PhaseNotOpen(var opensAt, var closesAt) ->
                dated(
                        dated(
                                Problem.of(SubmissionProblems.PHASE_NOT_OPEN, "No collect phase is open."),
                                "opensAt",
                                opensAt),
                        "closesAt",
                        closesAt);
            case Refusal.LimitReached(int limit) ->
                Problem.of(
                                SubmissionProblems.SUBMISSION_LIMIT_REACHED,
                                "The campaign takes at most " + limit + " per participant.")
                        .with("limit", limit);
            case Refusal.VoteAlreadyOpened(Instant openedAt) ->
                dated(
                        Problem.of(
                                SubmissionProblems.VOTE_ALREADY_OPENED,
                                "What is voted on stays as it was when voting opened."),
                        "openedAt",
                        openedAt);
            case Refusal.WrongStatus(var status, var step) ->
                Problem.of(
                                SubmissionProblems.SUBMISSION_STATUS_CONFLICT,
                                "A submission that is " + status.wire() + " can't be " + participle(step) + ".")
                        .with("submissionStatus", status.wire());
            case Refusal.NotTheAuthor() ->
                Problem.of(SubmissionProblems.NOT_THE_AUTHOR, "Only its author may change a submission.");
            case Refusal.OwnSubmission() ->
                Problem.of(SubmissionProblems.OWN_SUBMISSION, "Another moderator has to decide on this one.");
            case Refusal.CodeTaken(String code) ->
                Problem.of(SubmissionProblems.CODE_TAKEN, "The campaign already has a submission with this code.")
                        .with("code", code);
        };
    }

    private static Problem dated(Problem problem, String name, @Nullable Instant instant) {
        return instant == null ? problem : problem.with(name, instant.toString());
    }

    private static String participle(Step step) {
        return switch (step) {
            case EDIT_FOR_REVIEW, EDIT_IN_PUBLIC -> "edited";
            case WITHDRAW -> "withdrawn";
            case APPROVE -> "approved";
            case DECLINE -> "declined";
            case REMOVE -> "removed";
            case RESTORE -> "restored";
        };
    }
}
