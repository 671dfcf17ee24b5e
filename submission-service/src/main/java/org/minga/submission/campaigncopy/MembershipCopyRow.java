package org.minga.submission.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "membership_copy")
@IdClass(MembershipCopyRow.Key.class)
class MembershipCopyRow {

    record Key(UUID organisationId, String personId) {}

    @Id
    @Column(name = "organisation_id")
    UUID organisationId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Column(name = "role")
    String role;

    static MembershipCopyRow of(UUID organisationId, OrganisationSnapshot.Member member) {
        MembershipCopyRow row = new MembershipCopyRow();
        row.organisationId = organisationId;
        row.personId = member.personId();
        row.role = member.role();
        return row;
    }
}
