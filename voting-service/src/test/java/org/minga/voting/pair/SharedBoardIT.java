package org.minga.voting.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Contexts;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class SharedBoardIT {
    @Inject
    Boards boards;

    @Inject
    Vertx vertx;

    @Test
    void who_waits_for_anothers_board_goes_on_in_a_context_of_its_own() throws Exception {
        Survey survey = Survey.of("A", "B", "C");

        assertThat(Contexts.eachInItsOwn(vertx, "pair_option_state", () -> boards.of(survey.contest())))
                .containsOnly(true);
    }
}
