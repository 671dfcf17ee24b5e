package org.minga.voting.closing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/** Takes a file in and puts it into the database piece by piece, within the transaction of the connection. */
final class BundleChunks extends OutputStream {
    private static final int CHUNK = 1 << 18;
    private static final String ADD = "INSERT INTO bundle_chunk (contest_id, position, bytes) VALUES ($1, $2, $3)";

    private final SqlConnection connection;
    private final UUID contestId;
    private final byte[] chunk = new byte[CHUNK];

    private int filled;
    private int chunks;
    private long written;

    BundleChunks(SqlConnection connection, UUID contestId) {
        this.connection = connection;
        this.contestId = contestId;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int taken = Math.min(end - at, CHUNK - filled);
            System.arraycopy(bytes, at, chunk, filled, taken);
            filled += taken;
            at += taken;
            if (filled == CHUNK) {
                store();
            }
        }
    }

    /** Stores what is left. To be called once, at the end. */
    void finish() {
        if (filled > 0) {
            store();
        }
    }

    /** Bytes stored. */
    long written() {
        return written;
    }

    private void store() {
        Buffer bytes = Buffer.buffer(Arrays.copyOf(chunk, filled));
        connection.preparedQuery(ADD).executeAndAwait(Tuple.of(contestId, chunks, bytes));
        chunks++;
        written += filled;
        filled = 0;
    }
}
