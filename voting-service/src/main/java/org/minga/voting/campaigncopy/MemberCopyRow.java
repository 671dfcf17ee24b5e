package org.minga.voting.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "member_copy")
class MemberCopyRow {
    @EmbeddedId
    Key id;

    @Column
    String role;

    @Embeddable
    record Key(UUID organisationId, String personId) {}
}
