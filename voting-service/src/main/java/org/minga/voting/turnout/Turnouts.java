package org.minga.voting.turnout;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.minga.platform.context.OwnContext;

/** Counts ballots now and then: see the package. */
@ApplicationScoped
class Turnouts {
    static final int KEPT_SECONDS = 5;
    static final int REST = 20;
    private static final int CONTESTS = 1_000;
    /** Of open contests in the box, of sealed ones among what was counted: never in both, since one statement sees one state. */
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM ballot WHERE contest_id = $1 AND canonical IS NOT NULL)
                 + (SELECT count(*) FROM counted_ballot WHERE contest_id = $1) AS voters,
                   (SELECT coalesce(sum(ballots), 0) FROM paper_page WHERE contest_id = $1) AS paper""";

    private final Pool pool;
    private final InstantSource clock;
    private final AsyncCache<Key, Counted> kept =
            Caffeine.newBuilder().maximumSize(CONTESTS).expireAfter(new Rest()).buildAsync();

    Turnouts(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param sealed so that nobody is told a figure of before the close after it */
    record Key(UUID contestId, boolean sealed) {}

    /**
     * @param voters who cast a ballot and did not withdraw it
     * @param paper ballots on paper
     * @param took how long it took to count
     */
    record Counted(long voters, long paper, Instant asOf, Duration took) {}

    Uni<Counted> of(Key key) {
        // Of many who ask at once one counts and the others wait for it.
        return OwnContext.after(Uni.createFrom()
                .completionStage(() -> kept.get(
                        key, (missing, executor) -> count(key.contestId()).subscribeAsCompletionStage())));
    }

    private Uni<Counted> count(UUID contestId) {
        Instant asOf = clock.instant();
        return pool.preparedQuery(COUNT).execute(Tuple.of(contestId)).map(rows -> {
            Row row = rows.iterator().next();
            return new Counted(
                    row.getLong("voters"), row.getLong("paper"), asOf, Duration.between(asOf, clock.instant()));
        });
    }

    private static final class Rest implements Expiry<Key, Counted> {
        @Override
        public long expireAfterCreate(Key key, Counted counted, long now) {
            return Math.max(
                    Duration.ofSeconds(KEPT_SECONDS).toNanos(),
                    counted.took().multipliedBy(REST).toNanos());
        }

        @Override
        public long expireAfterUpdate(Key key, Counted counted, long now, long left) {
            return expireAfterCreate(key, counted, now);
        }

        @Override
        public long expireAfterRead(Key key, Counted counted, long now, long left) {
            return left;
        }
    }
}
