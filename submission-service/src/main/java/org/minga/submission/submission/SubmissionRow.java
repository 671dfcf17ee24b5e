package org.minga.submission.submission;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.Content;
import org.minga.submission.submission.domain.Money;
import org.minga.submission.submission.domain.ReasonCode;
import org.minga.submission.submission.domain.Ruling;
import org.minga.submission.submission.domain.Status;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.SubmissionType;

/** The version is the domain's, not Hibernate's: every change reads its row under a lock first. */
@Entity
@Table(name = "submission")
class SubmissionRow {

    @Id
    UUID id;

    @Column(name = "campaign_id", updatable = false)
    UUID campaignId;

    @Column(name = "type", updatable = false)
    String type;

    @Column(name = "status")
    String status;

    @Column(name = "title")
    String title;

    @Column(name = "body")
    String body;

    @Column(name = "language")
    String language;

    @Column(name = "cost_amount")
    @Nullable
    Long costAmount;

    @Column(name = "cost_currency")
    @Nullable
    String costCurrency;

    @Column(name = "author_id", updatable = false)
    @Nullable
    String authorId;

    @Column(name = "code", updatable = false)
    @Nullable
    String code;

    @Column(name = "source", updatable = false)
    @Nullable
    String source;

    @Column(name = "reason_code")
    @Nullable
    String reasonCode;

    @Column(name = "note")
    @Nullable
    String note;

    @Column(name = "revision")
    int revision;

    @Column(name = "version")
    long version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    static SubmissionRow of(Submission submission) {
        SubmissionRow row = new SubmissionRow();
        row.id = submission.id();
        row.campaignId = submission.campaignId();
        row.type = submission.type().wire();
        row.authorId = submission.authorId();
        row.code = submission.code();
        row.source = submission.source();
        row.createdAt = submission.createdAt();
        row.write(submission);
        return row;
    }

    /** A row of a statement that selects all columns. */
    static SubmissionRow of(Row columns) {
        SubmissionRow row = new SubmissionRow();
        row.id = columns.getUUID("id");
        row.campaignId = columns.getUUID("campaign_id");
        row.type = columns.getString("type");
        row.status = columns.getString("status");
        row.title = columns.getString("title");
        row.body = columns.getString("body");
        row.language = columns.getString("language");
        row.costAmount = columns.getLong("cost_amount");
        row.costCurrency = columns.getString("cost_currency");
        row.authorId = columns.getString("author_id");
        row.code = columns.getString("code");
        row.source = columns.getString("source");
        row.reasonCode = columns.getString("reason_code");
        row.note = columns.getString("note");
        row.revision = columns.getInteger("revision");
        row.version = columns.getLong("version");
        row.createdAt = columns.getOffsetDateTime("created_at").toInstant();
        row.updatedAt = columns.getOffsetDateTime("updated_at").toInstant();
        OffsetDateTime published = columns.getOffsetDateTime("published_at");
        row.publishedAt = published == null ? null : published.toInstant();
        return row;
    }

    void write(Submission submission) {
        Content content = submission.content();
        Money cost = content.cost();
        Ruling ruling = submission.ruling();
        status = submission.status().wire();
        title = content.title();
        body = content.body();
        language = content.language();
        costAmount = cost == null ? null : cost.amount();
        costCurrency = cost == null ? null : cost.currency();
        reasonCode = ruling == null ? null : ruling.reason().wire();
        note = ruling == null ? null : ruling.note();
        revision = submission.revision();
        version = submission.version();
        updatedAt = submission.updatedAt();
        publishedAt = submission.publishedAt();
    }

    Submission submission() {
        Money cost = costAmount == null || costCurrency == null ? null : new Money(costAmount, costCurrency);
        Ruling ruling = reasonCode == null ? null : new Ruling(Named.read(ReasonCode.class, reasonCode), note);
        return new Submission(
                id,
                campaignId,
                Named.read(SubmissionType.class, type),
                Named.read(Status.class, status),
                new Content(title, body, language, cost),
                authorId,
                code,
                source,
                ruling,
                revision,
                version,
                createdAt,
                updatedAt,
                publishedAt);
    }
}
