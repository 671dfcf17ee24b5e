package org.minga.voting.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "contest_date_change")
class DateChangeRow {
    @EmbeddedId
    Key id;

    @Column
    Instant changedAt;

    @Column
    Instant opensBefore;

    @Column
    Instant opensAfter;

    @Column
    Instant closesBefore;

    @Column
    Instant closesAfter;

    /** @param sequence of the event that moved the dates */
    @Embeddable
    record Key(UUID contestId, long sequence) {}

    static DateChangeRow of(UUID contestId, long sequence, DateChange change) {
        DateChangeRow row = new DateChangeRow();
        row.id = new Key(contestId, sequence);
        row.changedAt = change.changedAt();
        row.opensBefore = change.opensBefore();
        row.opensAfter = change.opensAfter();
        row.closesBefore = change.closesBefore();
        row.closesAfter = change.closesAfter();
        return row;
    }

    DateChange toChange() {
        return new DateChange(changedAt, opensBefore, opensAfter, closesBefore, closesAfter);
    }
}
