package org.minga.reward.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ledger_posting")
@IdClass(PostingRow.Key.class)
class PostingRow {
    @Id
    UUID entryId;

    @Id
    UUID accountId;

    @Column
    long amount;

    record Key(@Nullable UUID entryId, @Nullable UUID accountId) implements Serializable {}
}
