package org.minga.campaign.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An organisation as stored. The version is counted by the use case, under the row lock. */
@Entity
@Table(name = "organisation")
public class OrganisationRow {
    @Id
    UUID id;

    @Column(name = "slug")
    String slug;

    @Column(name = "name")
    String name;

    @Column(name = "kind")
    String kind;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "version")
    long version;
}
