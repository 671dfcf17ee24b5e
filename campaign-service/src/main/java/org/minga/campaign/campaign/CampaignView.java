package org.minga.campaign.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.domain.Brief;
import org.minga.campaign.campaign.domain.Call;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.phase.PhaseView;
import org.minga.campaign.rulebook.RulebookView;

/** A campaign, whole. */
public record CampaignView(
        UUID id,
        UUID organisationId,
        CampaignStatus status,
        Map<String, String> title,
        Map<String, String> brief,
        Purpose purpose,
        String zone,
        List<String> languages,
        List<GoalView> goals,
        List<PhaseView> phases,
        RulebookView rulebook,
        Instant createdAt,
        @Nullable Instant publishedAt,
        long version) {
    public static CampaignView from(Campaign campaign, Instant now) {
        Call call = campaign.call();
        Brief brief = call.brief();
        return new CampaignView(
                call.id(),
                call.organisationId(),
                CampaignStatus.of(campaign, now),
                brief.title(),
                brief.problem(),
                Purpose.of(brief.purpose()),
                brief.zone().getId(),
                brief.languages(),
                brief.goals().stream().map(GoalView::from).toList(),
                PhaseView.from(call.schedule(), now),
                RulebookView.from(call.rulebook()),
                call.createdAt(),
                campaign instanceof Campaign.Published published ? published.publishedAt() : null,
                call.version());
    }
}
