package org.minga.campaign.outcome.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether the votes of a campaign are settled, so that its outcome may be published. */
public sealed interface Readiness {
    record Ready() implements Readiness {}

    /**
     * Some vote is not settled.
     *
     * @param contests those not certified yet
     * @param phases vote phases of which no contest is known: its events may still be on their way
     */
    record NotCertified(List<UUID> contests, List<UUID> phases) implements Readiness {}

    static Readiness of(List<UUID> votePhases, List<ContestStanding> contests) {
        List<UUID> uncertified = contests.stream()
                .filter(contest -> !contest.certified())
                .map(ContestStanding::contestId)
                .sorted()
                .toList();
        Set<UUID> known = contests.stream().map(ContestStanding::phaseId).collect(Collectors.toSet());
        List<UUID> unknown =
                votePhases.stream().filter(phase -> !known.contains(phase)).toList();
        return uncertified.isEmpty() && unknown.isEmpty() ? new Ready() : new NotCertified(uncertified, unknown);
    }
}
