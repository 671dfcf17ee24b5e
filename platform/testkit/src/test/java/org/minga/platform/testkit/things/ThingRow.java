package org.minga.platform.testkit.things;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "thing")
public class ThingRow {
    @Id
    public UUID id;

    @Column(nullable = false)
    public String name;
}
