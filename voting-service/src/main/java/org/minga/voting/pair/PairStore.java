package org.minga.voting.pair;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minga.voting.ballot.Appearances;
import org.minga.voting.ballot.OpenContest;
import org.minga.voting.pair.domain.Pair;
import org.minga.voting.pair.domain.SkipReason;

/** Appearances of open contests. Whatever is written goes through the gate that shuts at the close. */
@ApplicationScoped
class PairStore implements Appearances {
    private static final String OF_VOTER =
            "SELECT " + Appearance.COLUMNS + " FROM pair_appearance WHERE contest_id = $1 AND voter_tag = $2";

    private static final String FIND = OF_VOTER + " AND appearance = $3";

    private static final String ISSUE = "WITH gate AS (" + OpenContest.GATE + """
            )
            INSERT INTO pair_appearance (contest_id, voter_tag, one_code, other_code, swapped, appearance, issued_at)
            SELECT gate.id, $3, least($4::text COLLATE "C", $5), greatest($4::text COLLATE "C", $5), $4::text COLLATE "C" > $5, $6, $2 FROM gate
            ON CONFLICT DO NOTHING RETURNING\s""" + Appearance.COLUMNS;

    private static final String DROP =
            "UPDATE pair_appearance SET answer = '" + Appearance.DROPPED + "' WHERE appearance = $1 AND answer IS NULL";

    private static final String SKIP = "WITH gate AS (" + OpenContest.GATE + """
            )
            UPDATE pair_appearance SET answer = $4 FROM gate
            WHERE contest_id = gate.id AND appearance = $3 AND (answer IS NULL OR answer NOT IN ('choice', 'dropped'))""";

    /** In the order of their ids, so that two batches never wait for each other. */
    private static final String CHOOSE = """
            WITH taken AS (
              SELECT appearance FROM pair_appearance
              WHERE appearance = ANY($1) AND (answer IS NULL OR answer = 'choice') ORDER BY appearance FOR UPDATE)
            UPDATE pair_appearance p SET answer = 'choice' FROM taken WHERE p.appearance = taken.appearance
            RETURNING p.appearance""";

    private final Pool pool;

    PairStore(Pool pool) {
        this.pool = pool;
    }

    /** All appearances of a voter; which of them is open, if any, says the database. */
    Uni<List<Appearance>> ofVoter(UUID contestId, byte[] voterTag) {
        return pool.preparedQuery(OF_VOTER)
                .execute(Tuple.of(contestId, Buffer.buffer(voterTag)))
                .map(PairStore::appearances);
    }

    Uni<Optional<Appearance>> find(UUID contestId, byte[] voterTag, UUID appearance) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(contestId, Buffer.buffer(voterTag), appearance))
                .map(rows -> appearances(rows).stream().findFirst());
    }

    /** Empty if the contest is not open, or the voter has an open appearance or saw this pair in the meantime. */
    Uni<Optional<Appearance>> issue(UUID contestId, byte[] voterTag, Pair pair, UUID appearance, Instant at) {
        return pool.preparedQuery(ISSUE)
                .execute(Tuple.of(contestId, utc(at), Buffer.buffer(voterTag), pair.left(), pair.right(), appearance))
                .map(rows -> appearances(rows).stream().findFirst());
    }

    /** Takes a pair that can't be shown any more from a voter who has not answered it. */
    Uni<Void> drop(UUID appearance) {
        return pool.preparedQuery(DROP).execute(Tuple.of(appearance)).replaceWithVoid();
    }

    /** False if the contest is not open, or the pair was chosen from or dropped. */
    Uni<Boolean> skip(UUID contestId, UUID appearance, SkipReason reason, Instant at) {
        return pool.preparedQuery(SKIP)
                .execute(Tuple.of(contestId, utc(at), appearance, reason.wire()))
                .map(result -> result.rowCount() > 0);
    }

    @Override
    public Future<Set<UUID>> choose(SqlConnection connection, Set<UUID> appearances) {
        return connection
                .preparedQuery(CHOOSE)
                .execute(io.vertx.sqlclient.Tuple.of(appearances.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> chosen = new HashSet<>();
                    rows.forEach(row -> chosen.add(row.getUUID("appearance")));
                    return chosen;
                });
    }

    private static List<Appearance> appearances(RowSet<Row> rows) {
        List<Appearance> appearances = new ArrayList<>();
        for (Row row : rows) {
            appearances.add(Appearance.of(row));
        }
        return appearances;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
