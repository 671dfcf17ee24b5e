package org.minga.campaign.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.phase.domain.Schedule;

/** Where a campaign stands now: closed is a published one whose last phase is over. */
enum CampaignStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("closed")
    CLOSED;

    static CampaignStatus of(Campaign campaign, Instant now) {
        return switch (campaign) {
            case Campaign.Draft draft -> DRAFT;
            case Campaign.Published published -> published(published.call().schedule(), now);
        };
    }

    static CampaignStatus published(Schedule schedule, Instant now) {
        return schedule.isOverAt(now) ? CLOSED : PUBLISHED;
    }
}
