package org.minga.voting.log;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.minga.tally.formats.log.Commitment;

/**
 * What waits to be appended, in the order in which it was promised. A ballot is voided by a batch that was written when
 * the ballot's own was committed, so the ballot comes before, or in the same append.
 *
 * @param commitments of the ballots, sorted
 * @param voided what is void now
 */
record WaitingBatches(List<Long> seqs, List<byte[]> commitments, List<Voided> voided, Set<UUID> ids) {
    private static final int VOIDED_BYTES = Commitment.BYTES + 2 * Long.BYTES;
    /** Rows of one look; each holds an entry at least. */
    private static final int ROWS = 1_000;

    private static final String WAITING = """
        SELECT seq, id, commitments, voided FROM (
          SELECT seq, id, commitments, voided, size, sum(size) OVER (ORDER BY seq) AS upto FROM (
            SELECT seq, id, commitments, voided, octet_length(commitments) / 32 + octet_length(voided) / 48 AS size
            FROM ballot_batch WHERE contest_id = $1 AND log_from IS NULL ORDER BY seq LIMIT $2) AS waiting) AS counted
        WHERE upto - size < $3 ORDER BY seq\
        """;

    /** A ballot that was replaced or withdrawn, and the batch that had promised it. */
    record Voided(byte[] commitment, UUID batch) {}

    /**
     * The first that wait.
     *
     * @param entries about how many entries they may make
     */
    static WaitingBatches first(SqlConnection connection, UUID contest, int entries) {
        WaitingBatches waiting =
                new WaitingBatches(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (Row row : connection.preparedQuery(WAITING).executeAndAwait(Tuple.of(contest, ROWS, (long) entries))) {
            waiting.add(row);
        }
        waiting.commitments.sort(Arrays::compareUnsigned);
        return waiting;
    }

    private void add(Row row) {
        seqs.add(row.getLong("seq"));
        ids.add(row.getUUID("id"));
        byte[] made = row.getBuffer("commitments").getBytes();
        for (int at = 0; at < made.length; at += Commitment.BYTES) {
            commitments.add(Arrays.copyOfRange(made, at, at + Commitment.BYTES));
        }
        ByteBuffer gone = ByteBuffer.wrap(row.getBuffer("voided").getBytes());
        for (int at = 0; at < gone.capacity(); at += VOIDED_BYTES) {
            byte[] commitment = new byte[Commitment.BYTES];
            gone.get(commitment);
            voided.add(new Voided(commitment, new UUID(gone.getLong(), gone.getLong())));
        }
    }

    /** Whether one look may not have seen all. */
    boolean mayBeMore(int entries) {
        return seqs.size() == ROWS || commitments.size() + voided.size() >= entries;
    }

    boolean isEmpty() {
        return seqs.isEmpty();
    }
}
