package org.minga.voting.ballot;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch.Turn;

/**
 * What became of a batch.
 *
 * @param versions of each ballot
 */
record StoredBatch(Map<Cast, Long> versions, Debts debts) {
    static StoredBatch of(UUID batch, List<Turn> turns, RowSet<Row> rows) {
        StoredBatch stored = new StoredBatch(new IdentityHashMap<>(), new Debts(batch));
        int at = 0;
        for (Row row : rows) {
            stored.add(turns.get(at++), row);
        }
        if (at != turns.size()) {
            throw new IllegalStateException(at + " rows were written for " + turns.size());
        }
        return stored;
    }

    private void add(Turn turn, Row row) {
        // Rows come back as they were sent; were it ever otherwise, voters would hold each other's receipts.
        if (!Arrays.equals(turn.last().tag(), row.getBuffer("voter_tag").getBytes())) {
            throw new IllegalStateException("rows came back in another order");
        }
        debts.add(turn, row);
        long version = row.getLong("version") - turn.casts().size();
        for (Cast cast : turn.casts()) {
            versions.put(cast, ++version);
        }
    }

    /** What the log of each contest owes for a batch: entries for its ballots, voids for those they take the place of. */
    static final class Debts {
        private final UUID batch;
        private final Map<UUID, Buffer> commitments = new HashMap<>();
        private final Map<UUID, Buffer> voided = new HashMap<>();

        Debts(UUID batch) {
            this.batch = batch;
        }

        void add(Turn turn, Row stored) {
            UUID contest = turn.last().contestId();
            Buffer made = commitments.computeIfAbsent(contest, id -> Buffer.buffer());
            Buffer gone = voided.computeIfAbsent(contest, id -> Buffer.buffer());
            turn.casts().forEach(cast -> made.appendBytes(cast.commitment()));
            var replaced = stored.getBuffer("replaced");
            if (replaced != null) {
                append(gone, replaced.getBytes(), stored.getUUID("replaced_batch"));
            }
            turn.superseded().forEach(cast -> append(gone, cast.commitment(), batch));
        }

        private static void append(Buffer gone, byte[] commitment, UUID promisedIn) {
            gone.appendBytes(commitment)
                    .appendLong(promisedIn.getMostSignificantBits())
                    .appendLong(promisedIn.getLeastSignificantBits());
        }

        Tuple columns() {
            List<UUID> contests = new ArrayList<>(commitments.keySet());
            return Tuple.of(
                    batch,
                    contests.toArray(UUID[]::new),
                    contests.stream().map(commitments::get).toArray(Buffer[]::new),
                    contests.stream().map(voided::get).toArray(Buffer[]::new));
        }
    }
}
