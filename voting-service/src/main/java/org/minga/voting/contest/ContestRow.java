package org.minga.voting.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestState;

@Entity
@Table(name = "contest")
class ContestRow {
    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    UUID organisationId;

    @Column
    UUID phaseId;

    /** A {@link org.minga.voting.contest.domain.ContestDraft} as JSON. */
    @Column
    String definition;

    @Column
    String state;

    @Column
    boolean paper;

    /** Submissions that could not become an option at the opening, as JSON. */
    @Column
    String leftOut;

    @Column
    Instant createdAt;

    @Column
    String createdBy;

    @Column
    @Nullable
    Instant openedAt;

    @Column
    @Nullable
    Instant sealedOpensAt;

    @Column
    @Nullable
    Instant sealedClosesAt;

    @Column
    @Nullable
    Instant certifiedAt;

    @Column
    @Nullable
    String certifiedBy;

    /** Set at the opening, as are the weight and the hash, unless any account may take part. */
    @Column
    @Nullable
    Long electorateSize;

    @Column
    @Nullable
    Long electorateWeight;

    @Column
    @Nullable
    String rollHash;

    /** That joined while it was open; each is a new version of the contest. */
    @Column
    int lateOptions;

    @Version
    @Column
    long version;

    ContestState state() {
        return ContestState.of(state);
    }

    void electorate(FrozenElectorate frozen) {
        electorateSize = frozen.size();
        electorateWeight = frozen.weight();
        rollHash = frozen.rollHash();
    }

    @Nullable
    FrozenElectorate electorate() {
        return electorateSize == null || electorateWeight == null || rollHash == null
                ? null
                : new FrozenElectorate(electorateSize, electorateWeight, rollHash);
    }

    void become(ContestState next) {
        if (!state().mayBecome(next)) {
            throw new IllegalStateException("a contest that is " + state + " can't become " + next.wire());
        }
        state = next.wire();
    }
}
