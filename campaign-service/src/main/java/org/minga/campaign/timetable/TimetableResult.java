package org.minga.campaign.timetable;

import java.time.Instant;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.phase.domain.PhaseRefusal;

/** What became of a wanted change of a campaign's timetable. */
sealed interface TimetableResult {
    record Moved(Campaign.Published campaign, Instant now) implements TimetableResult {}

    record Refused(PhaseRefusal refusal) implements TimetableResult {}

    /** A draft has no timetable yet that could be departed from. */
    record NotPublished() implements TimetableResult {}
}
