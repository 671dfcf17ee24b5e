package org.minga.voting.result;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/** Bundles as stored: in pieces, of which one is in memory at a time. For worker threads. */
@ApplicationScoped
class BundleStore {
    private static final String CHUNK = "SELECT bytes FROM bundle_chunk WHERE contest_id = $1 AND position = $2";

    private final Pool pool;

    BundleStore(Pool pool) {
        this.pool = pool;
    }

    void writeTo(OutputStream out, UUID contestId) throws IOException {
        int position = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (Row row : pool.preparedQuery(CHUNK).executeAndAwait(Tuple.of(contestId, position))) {
                out.write(row.getBuffer("bytes").getBytes());
                more = true;
            }
            position++;
        }
    }
}
