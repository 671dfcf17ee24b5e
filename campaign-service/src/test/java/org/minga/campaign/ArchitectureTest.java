package org.minga.campaign;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ArchitectureRules;

class ArchitectureTest {
    @Test
    void the_rules_of_the_rooms_hold() {
        ArchitectureRules.check("campaign");
    }
}
