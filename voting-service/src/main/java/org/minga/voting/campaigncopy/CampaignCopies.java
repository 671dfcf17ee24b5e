package org.minga.voting.campaigncopy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

/** What the rest of the service may ask of the copies. Works in the session of the caller. */
@ApplicationScoped
public class CampaignCopies {
    private final CampaignCopyStore campaigns;
    private final SubmissionCopyStore submissions;
    private final Caller caller;

    CampaignCopies(CampaignCopyStore campaigns, SubmissionCopyStore submissions, Caller caller) {
        this.campaigns = campaigns;
        this.submissions = submissions;
        this.caller = caller;
    }

    public Uni<Optional<KnownCampaign>> find(UUID campaignId) {
        return campaigns.find(campaignId);
    }

    /** Refuses with 404 and Retry-After: the event that brings the campaign may still be on its way. */
    public Uni<KnownCampaign> require(UUID campaignId) {
        return campaigns
                .find(campaignId)
                .map(found -> found.orElseThrow(
                        () -> Problem.of(ProblemTypes.NOT_FOUND, "There is no campaign " + campaignId + " here (yet).")
                                .withHeader("Retry-After", "1")
                                .asException()));
    }

    /** The submissions of a campaign that are public now, by code. */
    public Uni<List<KnownSubmission>> publishedSubmissions(UUID campaignId) {
        return submissions.published(campaignId);
    }

    /** Refuses with 403 unless the caller is a member of the organisation with at least this role. */
    public Uni<Void> requireRole(UUID organisationId, Role needed) {
        return campaigns.role(organisationId, caller.requireSubject()).map(role -> {
            if (role.isEmpty() || !role.get().includes(needed)) {
                throw Problem.of(
                                VotingProblems.NOT_A_MEMBER,
                                "This needs the role " + needed.name().toLowerCase(Locale.ROOT)
                                        + " or more in the organisation of the campaign.")
                        .asException();
            }
            return null;
        });
    }
}
