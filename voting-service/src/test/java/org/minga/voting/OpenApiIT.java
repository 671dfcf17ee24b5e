package org.minga.voting;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.OpenApiFile;
import org.minga.platform.testkit.PlatformResource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class OpenApiIT {
    @Test
    void the_document_and_the_code_say_the_same() {
        OpenApiFile.assertMatches("voting-service");
    }
}
