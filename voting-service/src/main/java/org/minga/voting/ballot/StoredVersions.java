package org.minga.voting.ballot;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Key;
import org.minga.voting.ballot.domain.CastBatch.Turn;

/** The version that each ballot of a batch has become, from those that the rows of their voters ended with. */
final class StoredVersions {
    private final Map<Cast, Long> versions = new IdentityHashMap<>();

    private StoredVersions() {}

    static StoredVersions of(CastBatch batch, RowSet<Row> rows) {
        Map<Key, Long> last = new HashMap<>();
        for (Row row : rows) {
            UUID contest = row.getUUID("contest_id");
            last.put(new Key(contest, ByteBuffer.wrap(row.getBuffer("voter_tag").getBytes())), row.getLong("version"));
        }
        StoredVersions stored = new StoredVersions();
        for (Turn turn : batch.turns()) {
            long version =
                    Objects.requireNonNull(last.get(turn.key())) - turn.casts().size();
            for (Cast cast : turn.casts()) {
                stored.versions.put(cast, ++version);
            }
        }
        return stored;
    }

    long of(Cast cast) {
        return Objects.requireNonNull(versions.get(cast));
    }
}
