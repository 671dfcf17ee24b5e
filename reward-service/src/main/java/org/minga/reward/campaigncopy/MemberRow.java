package org.minga.reward.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organisation_member")
@IdClass(MemberRow.Key.class)
class MemberRow {
    @Id
    UUID organisationId;

    @Id
    String personId;

    @Column
    String role;

    record Key(@Nullable UUID organisationId, @Nullable String personId) implements Serializable {}
}
