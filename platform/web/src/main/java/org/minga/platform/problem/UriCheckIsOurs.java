package org.minga.platform.problem;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves the refusal of malformed addresses to {@link EdgeLimits}, which is stricter and answers with a problem; Quarkus would
 * answer with an empty 400 before any route. The switch is a system property that Quarkus reads when its HTTP classes are
 * loaded; building the configuration is the one moment before that at which a library is called.
 */
@StaticInitSafe
public class UriCheckIsOurs implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
