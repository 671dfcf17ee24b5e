package org.minga.submission.campaigncopy.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dates and rules of one campaign as far as submissions go. Every question is answered for a given instant. */
public record CampaignRules(
        UUID id,
        UUID organisationId,
        boolean published,
        SubmissionsVisible submissionsVisible,
        Moderation moderation,
        int submissionsPerParticipant,
        List<Phase> phases) {

    public CampaignRules {
        phases = List.copyOf(phases);
        if (submissionsPerParticipant < 1) {
            throw new IllegalArgumentException("submissionsPerParticipant " + submissionsPerParticipant + " < 1");
        }
    }

    public boolean collecting(Instant now) {
        return published && phasesOf(PhaseKind.COLLECT).stream().anyMatch(phase -> phase.openAt(now));
    }

    /** True once no collect phase is open or still to come; a campaign without one never hides anything. */
    public boolean collectOver(Instant now) {
        return phasesOf(PhaseKind.COLLECT).stream().allMatch(phase -> phase.hasClosedBy(now));
    }

    /** Whether the public may see what is published in this campaign. */
    public boolean showsSubmissions(Instant now) {
        return published
                && switch (submissionsVisible) {
                    case ON_PUBLICATION -> true;
                    case AFTER_COLLECT -> collectOver(now);
                };
    }

    /** When the first vote phase opened, if one has: from then on the options of its contests are fixed. */
    public Optional<Instant> voteOpenedAt(Instant now) {
        return phasesOf(PhaseKind.VOTE).stream()
                .filter(phase -> phase.hasOpenedBy(now))
                .map(Phase::opensAt)
                .min(Comparator.naturalOrder());
    }

    /** The collect phase that a person who is too early or too late should know of. */
    public Optional<Phase> nearestCollect(Instant now) {
        Optional<Phase> next = phasesOf(PhaseKind.COLLECT).stream()
                .filter(phase -> !phase.hasOpenedBy(now))
                .min(Comparator.comparing(Phase::opensAt));
        return next.or(() -> phasesOf(PhaseKind.COLLECT).stream().max(Comparator.comparing(Phase::closesAt)));
    }

    private List<Phase> phasesOf(PhaseKind kind) {
        return phases.stream().filter(phase -> phase.kind() == kind).toList();
    }
}
