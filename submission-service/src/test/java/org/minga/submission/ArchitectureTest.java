package org.minga.submission;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_service_keeps_the_rules_of_the_rooms() {
        ArchitectureRules.check("submission");
    }
}
