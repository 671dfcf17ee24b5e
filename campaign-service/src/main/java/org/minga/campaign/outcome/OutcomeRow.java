package org.minga.campaign.outcome;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.minga.campaign.document.JsonDocument;

/** An outcome as stored: one document, never changed, never asked for by its parts. */
@Entity
@Table(name = "outcome")
public class OutcomeRow {
    @Id
    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "content")
    @Convert(converter = JsonDocument.class)
    JsonObject content;

    @Column(name = "published_at")
    Instant publishedAt;
}
