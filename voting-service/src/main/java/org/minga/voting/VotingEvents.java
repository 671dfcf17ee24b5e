package org.minga.voting;

import java.util.Map;
import java.util.UUID;
import org.minga.platform.data.outbox.OutgoingEvent;

/** Events of this service: their subject is always the contest. */
public final class VotingEvents {
    private VotingEvents() {}

    public static OutgoingEvent of(String type, UUID contestId, UUID organisationId, UUID campaignId, Object data) {
        return new OutgoingEvent(
                type,
                contestId.toString(),
                Map.of("organisation", organisationId.toString(), "campaign", campaignId.toString()),
                data);
    }
}
