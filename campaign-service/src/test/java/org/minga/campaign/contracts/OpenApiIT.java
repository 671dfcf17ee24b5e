package org.minga.campaign.contracts;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.OpenApiFile;
import org.minga.platform.testkit.PlatformResource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class OpenApiIT {
    @Test
    void the_api_is_the_agreed_one() {
        OpenApiFile.assertMatches("campaign-service");
    }
}
