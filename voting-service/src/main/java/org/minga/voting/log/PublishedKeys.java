package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.formats.log.LogKey;

/** The public keys of all that ever signed here: what is signed is kept for longer than a key. */
@ApplicationScoped
class PublishedKeys {
    private static final String PUBLISH = """
        INSERT INTO log_key (id, public_key, published_at) SELECT n.id, n.public_key, $3
        FROM unnest($1::text[], $2::bytea[]) AS n (id, public_key) ON CONFLICT DO NOTHING\
        """;
    private static final String ALL = "SELECT public_key FROM log_key ORDER BY published_at, id";

    private final Pool pool;
    private final SigningKeys keys;
    private final InstantSource clock;

    PublishedKeys(Pool pool, SigningKeys keys, InstantSource clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /** Writes down the keys of this service, once and for all. */
    void publish() {
        List<LogKey> own = own();
        pool.preparedQuery(PUBLISH)
                .executeAndAwait(Tuple.of(
                        own.stream().map(LogKey::id).toArray(String[]::new),
                        own.stream().map(key -> Buffer.buffer(key.bytes())).toArray(Buffer[]::new),
                        clock.instant().atOffset(ZoneOffset.UTC)));
    }

    /** Those that were written down, the first first, and those that sign now. */
    Uni<Set<LogKey>> all() {
        return pool.query(ALL).execute().map(rows -> {
            Set<LogKey> all = new LinkedHashSet<>();
            for (Row row : rows) {
                all.add(new LogKey(row.getBuffer("public_key").getBytes()));
            }
            all.addAll(own());
            return all;
        });
    }

    private List<LogKey> own() {
        return keys.all().stream().map(SigningKey::published).toList();
    }
}
