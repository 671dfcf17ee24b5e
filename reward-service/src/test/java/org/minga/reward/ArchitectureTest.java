package org.minga.reward;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ArchitectureRules;

class ArchitectureTest {
    @Test
    void the_rooms_are_kept() {
        ArchitectureRules.check("reward");
    }
}
