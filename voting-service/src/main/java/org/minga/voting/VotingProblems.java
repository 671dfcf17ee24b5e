package org.minga.voting;

import java.util.List;
import org.minga.platform.problem.ProblemType;

/** The refusals that only voting knows. */
public final class VotingProblems {
    public static final ProblemType NOT_A_MEMBER =
            new ProblemType("not-a-member", "You have no such role in the organisation", 403);
    public static final ProblemType PHASE_NOT_UPCOMING =
            new ProblemType("phase-not-upcoming", "The phase has already opened", 409);
    public static final ProblemType CONTEST_FROZEN =
            new ProblemType("contest-frozen", "The contest can't be changed any more", 409);
    public static final ProblemType CONTEST_NOT_OPEN =
            new ProblemType("contest-not-open", "The contest is not open", 409);
    public static final ProblemType BALLOT_NOT_FOUND = new ProblemType("ballot-not-found", "No ballot of yours", 404);
    public static final ProblemType PAPER_NOT_ACCEPTED =
            new ProblemType("paper-not-accepted", "The contest takes no paper ballots", 409);
    public static final ProblemType PAPER_PAGE_OUT_OF_ORDER =
            new ProblemType("paper-page-out-of-order", "An earlier page is missing", 409);
    public static final ProblemType PAPER_PAGE_DIFFERS =
            new ProblemType("paper-page-differs", "The page was taken in with other content", 409);
    public static final ProblemType RESULT_NOT_PUBLISHED =
            new ProblemType("result-not-published", "The result is not published yet", 409);
    public static final ProblemType CONTEST_NOT_PROVISIONAL =
            new ProblemType("contest-not-provisional", "Only a provisional result can be certified", 409);

    public static final ProblemType NOT_IN_ELECTORATE =
            new ProblemType("not-in-electorate", "You may not take part in this contest", 403);
    public static final ProblemType ASSURANCE_TOO_LOW =
            new ProblemType("assurance-too-low", "Your account was not identified surely enough", 403);
    public static final ProblemType ROLL_NOT_ACCEPTED =
            new ProblemType("roll-not-accepted", "The contest has no voter roll to upload", 409);
    public static final ProblemType TURNOUT_HIDDEN =
            new ProblemType("turnout-hidden", "The turnout is told after the close", 409);
    public static final ProblemType PAIRS_NOT_ISSUED =
            new ProblemType("pairs-not-issued", "The contest issues no pairs", 409);
    public static final ProblemType PAIR_NEEDED =
            new ProblemType("pair-needed", "The contest only takes answers to pairs it issued", 409);
    public static final ProblemType PAIR_NOT_FOUND =
            new ProblemType("pair-not-found", "No such pair was issued to you", 404);
    public static final ProblemType PAIR_ANSWERED =
            new ProblemType("pair-answered", "The pair can't be answered this way any more", 409);
    public static final ProblemType NO_PAIR_LEFT = new ProblemType("no-pair-left", "You have seen every pair", 409);
    public static final ProblemType LOG_HIDDEN = new ProblemType("log-hidden", "The log is shown after the close", 409);
    public static final ProblemType RESULT_NOT_CERTIFIED =
            new ProblemType("result-not-certified", "The result is not certified yet", 409);
    public static final ProblemType EXPORT_UNSUITABLE =
            new ProblemType("export-unsuitable", "The contest does not fit this format", 409);

    private VotingProblems() {}

    /** All of them, for the catalogue. */
    public static List<ProblemType> all() {
        return List.of(
                NOT_A_MEMBER,
                PHASE_NOT_UPCOMING,
                CONTEST_FROZEN,
                CONTEST_NOT_OPEN,
                BALLOT_NOT_FOUND,
                PAPER_NOT_ACCEPTED,
                PAPER_PAGE_OUT_OF_ORDER,
                PAPER_PAGE_DIFFERS,
                RESULT_NOT_PUBLISHED,
                CONTEST_NOT_PROVISIONAL,
                NOT_IN_ELECTORATE,
                ASSURANCE_TOO_LOW,
                ROLL_NOT_ACCEPTED,
                TURNOUT_HIDDEN,
                PAIRS_NOT_ISSUED,
                PAIR_NEEDED,
                PAIR_NOT_FOUND,
                PAIR_ANSWERED,
                NO_PAIR_LEFT,
                LOG_HIDDEN,
                RESULT_NOT_CERTIFIED,
                EXPORT_UNSUITABLE);
    }
}
