package org.minga.gateway.planted;

import java.sql.SQLException;
import java.time.Instant;

/** Uses a database and asks the machine for the time. */
public final class Planted {

    private Planted() {}

    @SuppressWarnings("TimeZoneUsage")
    static Instant now() throws SQLException {
        return Instant.now();
    }
}
