package org.minga.campaign;

import org.minga.platform.problem.ProblemType;

/** Every problem type of this service, beside those that all services share. */
public final class CampaignProblems {
    public static final ProblemType NOT_A_MEMBER =
            new ProblemType("not-a-member", "You have no such role in the organisation", 403);
    public static final ProblemType LAST_OWNER =
            new ProblemType("last-owner", "An organisation keeps at least one owner", 409);
    public static final ProblemType TOO_MANY_MEMBERS =
            new ProblemType("too-many-members", "The organisation has as many members as it can have", 409);
    public static final ProblemType SLUG_TAKEN =
            new ProblemType("slug-taken", "Another organisation has this short name", 409);
    public static final ProblemType CAMPAIGN_NOT_DRAFT =
            new ProblemType("campaign-not-draft", "The campaign is no longer a draft", 409);
    public static final ProblemType CAMPAIGN_NOT_PUBLISHED =
            new ProblemType("campaign-not-published", "The campaign is not published", 409);
    public static final ProblemType CAMPAIGN_OVER =
            new ProblemType("campaign-over", "The last phase of the campaign is over", 409);
    public static final ProblemType CAMPAIGN_CHANGED =
            new ProblemType("campaign-changed", "The campaign changed while it was being validated", 409);
    public static final ProblemType PHASE_NOT_OPEN = new ProblemType("phase-not-open", "The phase is not open", 409);
    public static final ProblemType PHASE_ALREADY_OPEN =
            new ProblemType("phase-already-open", "The phase is already open", 409);
    public static final ProblemType PHASE_ALREADY_CLOSED =
            new ProblemType("phase-already-closed", "The phase is already closed", 409);
    public static final ProblemType PRECEDING_PHASE_NOT_CLOSED =
            new ProblemType("preceding-phase-not-closed", "The phase before is not closed", 409);
    public static final ProblemType EXTENSION_NOT_LATER =
            new ProblemType("extension-not-later", "An extension must end later than planned so far", 409);
    public static final ProblemType PHASES_OVERLAP =
            new ProblemType("phases-overlap", "The phase would run into the one after it", 409);
    public static final ProblemType OUTCOME_ALREADY_PUBLISHED =
            new ProblemType("outcome-already-published", "The outcome is already published", 409);
    public static final ProblemType CONTESTS_NOT_CERTIFIED =
            new ProblemType("contests-not-certified", "Not every contest of the campaign is certified", 409);

    private CampaignProblems() {}
}
