package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;

/** The signed heads of the logs. */
@ApplicationScoped
public class Heads {
    private static final String COLUMNS = "SELECT size, root, signed_at, key_id, signature FROM tree_head ";
    private static final String LATEST = COLUMNS + "WHERE contest_id = $1 ORDER BY size DESC LIMIT 1";
    private static final String OF_SIZE = COLUMNS + "WHERE contest_id = $1 AND size = $2";
    private static final String AFTER = COLUMNS + "WHERE contest_id = $1 AND size > $2 ORDER BY size LIMIT $3";
    private static final String UP_TO = COLUMNS + "WHERE contest_id = $1 AND size > $2 AND size <= $3 ORDER BY size";
    private static final String ADD = """
        INSERT INTO tree_head (contest_id, size, root, signed_at, key_id, signature)
        VALUES ($1, $2, $3, $4, $5, $6)\
        """;

    private final SigningKeys keys;
    private final InstantSource clock;

    Heads(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** When a head of this log was signed last; a clock may have gone wrong, but the heads' times never go back. */
    SignedHead sign(UUID contest, long size, byte[] root, Optional<SignedHead> last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant before = last.map(head -> head.head().at()).orElse(Instant.MIN);
        TreeHead head = new TreeHead(contest.toString(), size, root, now.isBefore(before) ? before : now);
        SigningKey key = keys.active();
        return new SignedHead(head, key.id(), key.sign(head.statement()));
    }

    Uni<Void> add(SqlConnection connection, UUID contest, SignedHead signed) {
        TreeHead head = signed.head();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        contest,
                        head.size(),
                        Buffer.buffer(head.root()),
                        head.at().atOffset(ZoneOffset.UTC),
                        signed.keyId(),
                        Buffer.buffer(signed.signature())))
                .replaceWithVoid();
    }

    Uni<Optional<SignedHead>> latest(SqlClient client, UUID contest) {
        return list(client, contest, LATEST, Tuple.of(contest))
                .map(heads -> heads.stream().findFirst());
    }

    Uni<Optional<SignedHead>> ofSize(SqlClient client, UUID contest, long size) {
        return list(client, contest, OF_SIZE, Tuple.of(contest, size))
                .map(heads -> heads.stream().findFirst());
    }

    /** Heads of more than {@code size} entries, the smallest first. */
    Uni<List<SignedHead>> after(SqlClient client, UUID contest, long size, int limit) {
        return list(client, contest, AFTER, Tuple.of(contest, size, limit));
    }

    /** Heads of more than {@code size} entries and at most {@code to}, the smallest first. */
    public Uni<List<SignedHead>> upTo(SqlClient client, UUID contest, long size, long to) {
        return list(client, contest, UP_TO, Tuple.of(contest, size, to));
    }

    private static Uni<List<SignedHead>> list(SqlClient client, UUID contest, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters).map(rows -> {
            List<SignedHead> heads = new ArrayList<>();
            for (Row row : rows) {
                TreeHead head = new TreeHead(
                        contest.toString(),
                        row.getLong("size"),
                        row.getBuffer("root").getBytes(),
                        row.getOffsetDateTime("signed_at").toInstant());
                heads.add(new SignedHead(
                        head,
                        row.getString("key_id"),
                        row.getBuffer("signature").getBytes()));
            }
            return heads;
        });
    }
}
