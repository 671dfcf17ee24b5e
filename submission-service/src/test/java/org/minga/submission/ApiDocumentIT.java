package org.minga.submission;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.OpenApiFile;
import org.minga.platform.testkit.PlatformResource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ApiDocumentIT {

    @Test
    void code_and_contract_are_equal() {
        OpenApiFile.assertMatches("submission-service");
    }
}
