package org.minga.voting.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Ballot rows: each write is one statement and commits by itself. */
@ApplicationScoped
class BallotStore {
    private static final String CAST = "WITH gate AS (" + OpenContest.GATE + """
            )
            INSERT INTO ballot AS b (contest_id, voter, canonical, version, received_at)
            SELECT id, $3, $4, 1, $2 FROM gate
            ON CONFLICT (contest_id, voter) DO UPDATE
            SET canonical = excluded.canonical, version = b.version + 1, received_at = excluded.received_at
            RETURNING version""";
    private static final String WITHDRAW = "WITH gate AS (" + OpenContest.GATE + """
            )
            UPDATE ballot b SET canonical = NULL, version = b.version + 1, received_at = $2
            FROM gate WHERE b.contest_id = gate.id AND b.voter = $3 AND b.canonical IS NOT NULL
            RETURNING b.version""";
    private static final String FIND = """
            SELECT canonical, version, received_at FROM ballot
            WHERE contest_id = $1 AND voter = $2 AND canonical IS NOT NULL""";

    private final Pool pool;

    BallotStore(Pool pool) {
        this.pool = pool;
    }

    /** @param canonical the ballot's canonical JSON */
    record StoredBallot(String canonical, long version, Instant receivedAt) {}

    /** The version now stored; empty when the contest was not open at that time or is being sealed. */
    Uni<Optional<Long>> cast(UUID contestId, String voter, String canonical, Instant receivedAt) {
        return pool.preparedQuery(CAST)
                .execute(Tuple.of(contestId, receivedAt.atOffset(ZoneOffset.UTC), voter, canonical))
                .map(BallotStore::version);
    }

    /** The version of the withdrawal; empty when there was no ballot, or as above. */
    Uni<Optional<Long>> withdraw(UUID contestId, String voter, Instant receivedAt) {
        return pool.preparedQuery(WITHDRAW)
                .execute(Tuple.of(contestId, receivedAt.atOffset(ZoneOffset.UTC), voter))
                .map(BallotStore::version);
    }

    Uni<Optional<StoredBallot>> find(UUID contestId, String voter) {
        return pool.preparedQuery(FIND).execute(Tuple.of(contestId, voter)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new StoredBallot(
                        row.getString("canonical"),
                        row.getLong("version"),
                        row.getOffsetDateTime("received_at").toInstant()));
            }
            return Optional.empty();
        });
    }

    private static Optional<Long> version(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(row.getLong("version"));
        }
        return Optional.empty();
    }
}
