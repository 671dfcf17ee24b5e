package org.minga.submission.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Content;
import org.minga.submission.submission.domain.Money;
import org.minga.submission.submission.domain.Submission;

/** One version of the text, with who wrote it and through which client. Never changed. */
@Entity
@Table(name = "submission_revision")
@IdClass(RevisionRow.Key.class)
class RevisionRow {

    record Key(UUID submissionId, int number) {}

    @Id
    @Column(name = "submission_id")
    UUID submissionId;

    @Id
    @Column(name = "number")
    int number;

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

    @Column(name = "written_by")
    String writtenBy;

    @Column(name = "client")
    @Nullable
    String client;

    @Column(name = "written_at")
    Instant writtenAt;

    static RevisionRow of(Submission submission, Actor actor) {
        Content content = submission.content();
        Money cost = content.cost();
        RevisionRow row = new RevisionRow();
        row.submissionId = submission.id();
        row.number = submission.revision();
        row.title = content.title();
        row.body = content.body();
        row.language = content.language();
        row.costAmount = cost == null ? null : cost.amount();
        row.costCurrency = cost == null ? null : cost.currency();
        row.writtenBy = actor.subject();
        row.client = actor.client();
        row.writtenAt = submission.updatedAt();
        return row;
    }
}
