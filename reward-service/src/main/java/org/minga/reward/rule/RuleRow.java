package org.minga.reward.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.minga.reward.rule.domain.Occasion;
import org.minga.reward.rule.domain.Rule;

@Entity
@Table(name = "reward_rule")
class RuleRow {
    @Id
    UUID id;

    @Column
    UUID schemeId;

    @Column
    int position;

    @Column
    String occasion;

    @Embedded
    GrantColumns grant = new GrantColumns();

    Rule toRule() {
        return new Rule(id, Occasion.of(occasion), grant.toGrant());
    }
}
