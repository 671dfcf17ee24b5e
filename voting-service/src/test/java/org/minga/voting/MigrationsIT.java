package org.minga.voting;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.migrations.MigrationRules;

class MigrationsIT {
    @Test
    void what_was_released_stands_and_what_is_new_lets_the_code_of_before_go_on() {
        MigrationRules.check();
    }
}
