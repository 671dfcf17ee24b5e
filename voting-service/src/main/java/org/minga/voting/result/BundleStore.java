package org.minga.voting.result;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/** Bundles and explanations as stored. */
@ApplicationScoped
class BundleStore {
    private static final String CHUNK = "SELECT bytes FROM bundle_chunk WHERE contest_id = $1 AND position = $2";

    private static final String EXPLANATION = "SELECT explanation FROM contest_result WHERE contest_id = $1";

    private final Pool pool;

    BundleStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty for results of earlier days. */
    Uni<Optional<String>> explanation(UUID contestId) {
        return pool.preparedQuery(EXPLANATION).execute(Tuple.of(contestId)).map(rows -> {
            for (Row row : rows) {
                return Optional.ofNullable(row.getString("explanation"));
            }
            return Optional.empty();
        });
    }

    /** In pieces, of which one is in memory at a time. For worker threads. */
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
