package org.minga.campaign;

import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ProblemCatalogue;

class ProblemCatalogueTest {
    @Test
    void the_catalogue_lists_every_problem_of_this_service() {
        ProblemCatalogue.assertLists("campaign-service", CampaignProblems.class);
    }
}
