package org.minga.campaign.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.domain.Brief;
import org.minga.campaign.phase.PhaseView;
import org.minga.campaign.phase.domain.Schedule;

/** A campaign in a list: without the long texts. */
record CampaignSummaryView(
        UUID id,
        UUID organisationId,
        CampaignStatus status,
        Map<String, String> title,
        Purpose purpose,
        String zone,
        List<String> languages,
        List<PhaseView> phases,
        @Nullable Instant publishedAt) {
    static CampaignSummaryView from(CampaignRow row, Schedule schedule, Instant now) {
        Brief brief = BriefDocument.read(row.brief, row.purpose, row.zone);
        return new CampaignSummaryView(
                row.id,
                row.organisationId,
                row.publishedAt == null ? CampaignStatus.DRAFT : CampaignStatus.published(schedule, now),
                brief.title(),
                Purpose.of(brief.purpose()),
                brief.zone().getId(),
                brief.languages(),
                PhaseView.from(schedule, now),
                row.publishedAt);
    }
}
