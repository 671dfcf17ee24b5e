package org.minga.platform.data.pool;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Connections to a database that vanished without a word (a node that lost its power, a firewall that forgot) fail within
 * seconds; the defaults of the system wait a quarter of an hour, or for ever where an answer is due. Statements are prepared
 * once for each connection.
 */
@Singleton
class WatchedConnections implements PgPoolCreator {

    private static final int SILENT_SECONDS = 10;
    private static final int PROBE_EVERY_SECONDS = 2;
    private static final int PROBES = 3;
    private static final int UNACKNOWLEDGED_MILLIS = 15_000;

    /** In characters: longer ones are parsed and planned anew each time. The default is 2048. */
    private static final int LONGEST_KEPT_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setPreparedStatementCacheSqlLimit(LONGEST_KEPT_STATEMENT);
            options.setTcpKeepAlive(true)
                    .setTcpKeepAliveIdleSeconds(SILENT_SECONDS)
                    .setTcpKeepAliveIntervalSeconds(PROBE_EVERY_SECONDS)
                    .setTcpKeepAliveCount(PROBES)
                    .setTcpUserTimeout(UNACKNOWLEDGED_MILLIS);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
