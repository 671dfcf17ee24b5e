package org.minga.voting.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Contexts;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class SharedTurnoutIT {
    @Inject
    Turnouts turnouts;

    @Inject
    Vertx vertx;

    @Test
    void who_waits_for_anothers_count_goes_on_in_a_context_of_its_own() throws Exception {
        Turnouts.Key key = new Turnouts.Key(UUID.randomUUID(), false);

        assertThat(Contexts.eachInItsOwn(vertx, "paper_page", () -> turnouts.of(key)))
                .containsOnly(true);
    }
}
