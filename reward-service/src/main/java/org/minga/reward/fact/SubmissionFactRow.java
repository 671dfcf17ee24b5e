package org.minga.reward.fact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.reward.fact.domain.Recipient;

@Entity
@Table(name = "submission_fact")
class SubmissionFactRow {
    @Id
    UUID submissionId;

    @Column
    UUID campaignId;

    @Column
    @Nullable
    String authorId;

    @Column
    String status;

    @Column
    String title;

    @Column
    long sequence;

    Recipient recipient() {
        return authorId == null ? new Recipient.Submission(submissionId) : new Recipient.Person(authorId);
    }

    boolean published() {
        return "published".equals(status);
    }
}
