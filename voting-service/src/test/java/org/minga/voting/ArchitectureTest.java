package org.minga.voting;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ArchitectureRules;

class ArchitectureTest {
    @Test
    void the_rooms_keep_their_rules() {
        ArchitectureRules.check("voting");
    }
}
