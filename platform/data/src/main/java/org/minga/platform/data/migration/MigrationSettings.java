package org.minga.platform.data.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What Flyway has to be told besides its properties of Quarkus. */
@Singleton
public class MigrationSettings implements FlywayConfigurationCustomizer {
    /**
     * Held by the session: CREATE INDEX CONCURRENTLY waits for all open transactions, so it would wait for ever for the one
     * that holds the lock.
     */
    public static final Map<String, String> LOCK = Map.of("flyway.postgresql.transactional.lock", "false");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(LOCK);
    }
}
