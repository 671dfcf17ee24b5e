package org.minga.reward.fact.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is known of some recipients in one campaign.
 *
 * @param submissions those of the people, and those without author that are recipients themselves
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
     * @param authorId empty if it was added on behalf of others
     * @param published whether it can be read by all now: not waiting, declined, removed or withdrawn
     * @param selected whether the campaign's outcome selects it; stays so even if it is removed later, because the
     *     outcome is what the organiser decided in public
     */
    public record Submission(UUID id, Optional<String> authorId, boolean published, boolean selected) {
        public Recipient recipient() {
            return authorId.<Recipient>map(Recipient.Person::new).orElseGet(() -> new Recipient.Submission(id));
        }
    }

    public record Participation(UUID contestId, String personId) {}
}
