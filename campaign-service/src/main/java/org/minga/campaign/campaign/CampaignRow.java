package org.minga.campaign.campaign;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.domain.Call;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.document.JsonDocument;
import org.minga.campaign.phase.domain.Schedule;
import org.minga.campaign.rulebook.domain.Rulebook;

/**
 * A campaign as stored, without its phases and its rules. The version is counted by the domain, under the row lock; it
 * is not Hibernate's, because a moved phase counts too.
 */
@Entity
@Table(name = "campaign")
public class CampaignRow {
    private static final String DRAFT = "draft";
    private static final String PUBLISHED = "published";

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "status")
    String status;

    @Column(name = "purpose")
    String purpose;

    @Column(name = "zone")
    String zone;

    @Column(name = "brief")
    @Convert(converter = JsonDocument.class)
    JsonObject brief;

    @Column(name = "rulebook")
    int rulebook;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "version")
    long version;

    @Column(name = "search_text")
    String searchText;

    static CampaignRow of(Campaign campaign) {
        CampaignRow row = new CampaignRow();
        row.id = campaign.id();
        row.organisationId = campaign.call().organisationId();
        row.createdAt = campaign.call().createdAt();
        row.take(campaign);
        return row;
    }

    void take(Campaign campaign) {
        Call call = campaign.call();
        purpose = call.brief().purpose();
        zone = call.brief().zone().getId();
        brief = BriefDocument.write(call.brief());
        rulebook = call.rulebook().version();
        endsAt = call.schedule().endsAt();
        version = call.version();
        searchText = SearchText.of(call.brief());
        switch (campaign) {
            case Campaign.Draft draft -> {
                status = DRAFT;
                publishedAt = null;
            }
            case Campaign.Published published -> {
                status = PUBLISHED;
                publishedAt = published.publishedAt();
            }
        }
    }

    Campaign toCampaign(Schedule schedule, Rulebook rules) {
        Call call = new Call(
                id, organisationId, BriefDocument.read(brief, purpose, zone), schedule, rules, createdAt, version);
        return publishedAt == null ? new Campaign.Draft(call) : new Campaign.Published(call, publishedAt);
    }
}
