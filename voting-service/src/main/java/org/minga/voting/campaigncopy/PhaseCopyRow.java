package org.minga.voting.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "phase_copy")
class PhaseCopyRow {
    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    int position;

    @Column
    String kind;

    @Column
    Instant opensAt;

    @Column
    Instant closesAt;
}
