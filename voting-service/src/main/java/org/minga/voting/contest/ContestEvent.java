package org.minga.voting.contest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.voting.VotingEvents;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;

/**
 * What the world hears of a contest.
 *
 * @param bundleHash only when certified
 * @param winners only when certified
 * @param dateChange only when the dates of the open contest moved
 */
public record ContestEvent(
        UUID contestId,
        UUID campaignId,
        UUID phaseId,
        String state,
        Map<String, String> title,
        @Nullable String bundleHash,
        @Nullable List<Winner> winners,
        @Nullable DateChange dateChange) {

    /**
     * An option that won.
     *
     * @param submissionId null for a given option
     */
    public record Winner(String code, @Nullable UUID submissionId) {}

    public static ContestEvent of(UUID id, ContestDefinition definition, ContestState state) {
        return new ContestEvent(
                id, definition.campaignId(), definition.phaseId(), state.wire(), definition.title(), null, null, null);
    }

    /** With the hash and the winners that were certified. */
    public ContestEvent certified(String hash, List<Winner> won) {
        return new ContestEvent(contestId, campaignId, phaseId, state, title, hash, List.copyOf(won), null);
    }

    /** With the dates it had and has. */
    ContestEvent moved(DateChange change) {
        return new ContestEvent(contestId, campaignId, phaseId, state, title, null, null, change);
    }

    /**
     * As the outbox takes it.
     *
     * @param fact what happened: {@code created}, {@code changed}, {@code sealed}, …
     */
    public OutgoingEvent toOutgoing(String fact, UUID organisationId) {
        return VotingEvents.of("minga.contest." + fact + ".v1", contestId, organisationId, campaignId, this);
    }
}
