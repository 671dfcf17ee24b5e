package org.minga.voting.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "submission_copy")
class SubmissionCopyRow {
    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    String status;

    @Column
    String title;

    @Column
    @Nullable
    String givenCode;

    @Column
    @Nullable
    String code;

    @Column
    @Nullable
    Long costAmount;

    @Column
    @Nullable
    String costCurrency;

    @Column
    long sequence;
}
