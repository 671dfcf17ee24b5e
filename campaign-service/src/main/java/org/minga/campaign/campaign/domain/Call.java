package org.minga.campaign.campaign.domain;

import java.time.Instant;
import java.util.UUID;
import org.minga.campaign.phase.domain.Schedule;
import org.minga.campaign.rulebook.domain.Rulebook;

/** What a campaign is made of, in whichever state. The version counts its changes from 1. */
public record Call(
        UUID id,
        UUID organisationId,
        Brief brief,
        Schedule schedule,
        Rulebook rulebook,
        Instant createdAt,
        long version) {
    Call changed(Brief changedBrief, Schedule changedSchedule, Rulebook changedRulebook) {
        return new Call(id, organisationId, changedBrief, changedSchedule, changedRulebook, createdAt, version + 1);
    }
}
