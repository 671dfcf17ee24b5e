package org.minga.voting.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestOption;

@Entity
@Table(name = "contest_option")
class ContestOptionRow {
    @EmbeddedId
    Key id;

    @Column
    String title;

    @Column
    @Nullable
    Long costAmount;

    @Column
    @Nullable
    String costCurrency;

    @Column
    @Nullable
    UUID submissionId;

    @Embeddable
    record Key(UUID contestId, String code) {}

    static ContestOptionRow of(UUID contestId, ContestOption option) {
        ContestOptionRow row = new ContestOptionRow();
        row.id = new Key(contestId, option.code());
        row.title = option.title();
        row.costAmount = option.cost();
        row.costCurrency = option.currency();
        row.submissionId = option.submissionId();
        return row;
    }

    ContestOption toOption() {
        return new ContestOption(id.code(), title, costAmount, costCurrency, submissionId);
    }
}
