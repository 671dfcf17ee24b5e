package org.minga.campaign.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as stored. */
@Entity
@Table(name = "person")
public class PersonRow {
    @Id
    String id;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "locale")
    String locale;

    @Column(name = "zone")
    String zone;

    @Column(name = "email")
    @Nullable
    String email;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;
}
