package org.minga.voting.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "contest_result")
class ResultRow {
    @Id
    UUID contestId;

    /**
     * {@code {"ballotsHash":…,"outcome":…,"result":…,"rounds":[…]}} in the words of the bundle; the outcome only where there
     * are conditions.
     */
    @Column
    String summary;

    @Column
    long paper;

    @Column
    String rulesHash;

    @Column
    String bundleHash;

    @Column
    long bundleBytes;

    @Column
    String fileName;
}
