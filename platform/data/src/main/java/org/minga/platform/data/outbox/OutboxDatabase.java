package org.minga.platform.data.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the outbox lies, for those who read it over a connection of their own. */
@ApplicationScoped
class OutboxDatabase {
    private final String url;
    private final String username;
    private final String password;

    OutboxDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    OutboxTable open() throws SQLException {
        return OutboxTable.open(url, username, password);
    }
}
