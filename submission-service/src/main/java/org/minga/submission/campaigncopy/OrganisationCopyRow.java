package org.minga.submission.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "organisation_copy")
class OrganisationCopyRow {

    @Id
    UUID id;

    @Column(name = "sequence")
    long sequence;
}
