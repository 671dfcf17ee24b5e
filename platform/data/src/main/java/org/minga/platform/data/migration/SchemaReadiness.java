package org.minga.platform.data.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A service is not ready before every migration that it was built with has run, whoever runs them. Looks with the role of
 * the application, which has no other where a Job migrates; and not again once it saw that all is there, because there is
 * no way back.
 */
@Readiness
@ApplicationScoped
public class SchemaReadiness implements HealthCheck {
    private static final String NAME = "schema";

    private final Flyway migrations;
    private volatile boolean upToDate;

    @Inject
    SchemaReadiness(
            Flyway flyway,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.migrations = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url, username, password)
                .load();
    }

    @Override
    public HealthCheckResponse call() {
        if (upToDate) {
            return HealthCheckResponse.up(NAME);
        }
        try {
            int pending = migrations.info().pending().length;
            upToDate = pending == 0;
            return HealthCheckResponse.named(NAME)
                    .status(upToDate)
                    .withData("pending", pending)
                    .build();
        } catch (FlywayException e) {
            // No database yet, or one that nobody ever migrated.
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", "the history of migrations can't be read")
                    .build();
        }
    }
}
