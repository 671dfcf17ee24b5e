package org.minga.voting.pair;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import org.minga.platform.context.OwnContext;
import org.minga.voting.ShortMemory;
import org.minga.voting.pair.domain.Pair;
import org.minga.voting.pair.domain.PairDraw;

/**
 * The boards of open contests, at most a second old. Choices are counted in memory and told to the database when a board
 * is read again, so that no two voters wait for the same counter.
 */
@ApplicationScoped
class Boards {
    private static final int KEPT = 1_000;
    private static final Duration KEPT_FOR = Duration.ofSeconds(1);
    private static final Duration UNTOLD_FOR = Duration.ofMinutes(1);

    /** Locked against the seal, which deletes these rows for good. */
    private static final String TELL = """
            WITH gate AS (SELECT id FROM contest WHERE id = $1 AND state = 'open' FOR KEY SHARE)
            INSERT INTO pair_option_state AS s (contest_id, code, choices)
            SELECT gate.id, n.code, n.choices FROM gate, unnest($2::text[], $3::bigint[]) AS n (code, choices) ORDER BY n.code
            ON CONFLICT (contest_id, code) DO UPDATE SET choices = s.choices + excluded.choices""";

    private static final String READ = """
            SELECT o.code, o.title, coalesce(s.choices, 0) AS choices,
                   o.submission_id IS NOT NULL AND c.status IS DISTINCT FROM 'published' AS withdrawn
            FROM contest_option o
            LEFT JOIN submission_copy c ON c.id = o.submission_id
            LEFT JOIN pair_option_state s ON s.contest_id = o.contest_id AND s.code = o.code
            WHERE o.contest_id = $1""";

    private final Pool pool;
    private final AsyncCache<UUID, Board> boards =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).buildAsync();
    /** Of a contest whose board nobody asks for any more, sealed for instance, it is dropped. */
    private final ConcurrentMap<UUID, Map<String, Long>> untold =
            ShortMemory.of(UNTOLD_FOR).<UUID, Map<String, Long>>build().asMap();

    Boards(Pool pool) {
        this.pool = pool;
    }

    Uni<Board> of(UUID contestId) {
        // Of many who ask at once one reads and the others wait for it.
        return OwnContext.after(Uni.createFrom()
                .completionStage(() -> boards.get(
                        contestId, (missing, executor) -> load(contestId).subscribeAsCompletionStage())));
    }

    /** Notes that a first choice was made about a pair. */
    void chosen(UUID contestId, Pair pair) {
        untold.compute(contestId, (id, counts) -> {
            Map<String, Long> next = counts == null ? new HashMap<>() : counts;
            next.merge(pair.left(), 1L, Long::sum);
            next.merge(pair.right(), 1L, Long::sum);
            return next;
        });
    }

    private Uni<Board> load(UUID contestId) {
        Map<String, Long> news = untold.remove(contestId);
        Uni<Void> told = news == null ? Uni.createFrom().voidItem() : tell(contestId, news);
        return told.chain(() -> pool.preparedQuery(READ).execute(Tuple.of(contestId)))
                .map(rows -> {
                    Map<String, Board.Option> options = new HashMap<>();
                    Map<String, Long> choices = new TreeMap<>();
                    for (Row row : rows) {
                        String code = row.getString("code");
                        boolean withdrawn = row.getBoolean("withdrawn");
                        options.put(code, new Board.Option(row.getString("title"), withdrawn));
                        if (!withdrawn) {
                            choices.put(code, row.getLong("choices"));
                        }
                    }
                    return new Board(options, new PairDraw(choices));
                });
    }

    private Uni<Void> tell(UUID contestId, Map<String, Long> news) {
        String[] codes = news.keySet().toArray(String[]::new);
        Long[] choices = news.values().toArray(Long[]::new);
        return pool.preparedQuery(TELL)
                .execute(Tuple.of(contestId, codes, choices))
                .replaceWithVoid();
    }
}
