package org.minga.reward.campaigncopy;

import java.util.UUID;

/**
 * What is known here of a campaign.
 *
 * @param visible whether anybody may know of it: everything but a draft
 */
public record CampaignCopy(UUID id, UUID organisationId, boolean visible) {
    static CampaignCopy from(CampaignCopyRow row) {
        return new CampaignCopy(row.id, row.organisationId, !"draft".equals(row.status));
    }
}
