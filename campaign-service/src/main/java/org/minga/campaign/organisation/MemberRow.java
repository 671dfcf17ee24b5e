package org.minga.campaign.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A membership as stored. */
@Entity
@Table(name = "member")
@IdClass(MemberRow.Key.class)
public class MemberRow {
    @Id
    @Column(name = "organisation_id")
    UUID organisationId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Column(name = "role")
    String role;

    /** Both halves of the primary key; a class because Hibernate fills it field by field. */
    public static class Key implements Serializable {
        @Nullable
        UUID organisationId;

        @Nullable
        String personId;

        public Key() {}

        Key(UUID organisationId, String personId) {
            this.organisationId = organisationId;
            this.personId = personId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(key.organisationId, organisationId)
                    && Objects.equals(key.personId, personId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(organisationId, personId);
        }
    }
}
