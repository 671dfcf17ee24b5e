package org.minga.reward.fact.domain;

import java.util.List;
import java.util.UUID;

/**
 * All that is known of some people in one campaign.
 *
 * @param submissions those with an author; what was added on behalf of others rewards nobody
 * @param participations who took part in which contest, as published at the seal
 */
public record Facts(UUID campaignId, List<Submission> submissions, List<Participation> participations) {
    public Facts {
        submissions = List.copyOf(submissions);
        participations = List.copyOf(participations);
    }

    /**
     * A submission as it stands now.
     *
     * @param published whether it can be read by all now: not waiting, declined, removed or withdrawn
     * @param selected whether the campaign's outcome selects it; stays so even if it is removed later, because the
     *     outcome is what the organiser decided in public
     */
    public record Submission(UUID id, String authorId, boolean published, boolean selected) {}

    public record Participation(UUID contestId, String personId) {}
}
