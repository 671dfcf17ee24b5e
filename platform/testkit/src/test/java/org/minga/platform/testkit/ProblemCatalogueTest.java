package org.minga.platform.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.minga.platform.problem.ProblemType;
import org.minga.platform.problem.ProblemTypes;

class ProblemCatalogueTest {
    /** Planted: a problem nobody catalogued. */
    private static final ProblemType SECRET = new ProblemType("secret-problem", "Nobody knows", 409);

    @Test
    void the_catalogue_lists_the_problems_of_every_service() {
        ProblemCatalogue.assertLists("platform", ProblemTypes.class);
    }

    @Test
    void a_problem_that_is_not_listed_is_found() {
        assertThatThrownBy(() -> ProblemCatalogue.assertLists("platform", ProblemCatalogueTest.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(SECRET.slug());
    }
}
