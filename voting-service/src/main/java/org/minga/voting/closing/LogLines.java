package org.minga.voting.closing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;

/**
 * Writes the ballot log of an untied contest into its bundle, in order and a few pages at a time: what counts with its
 * opening, everything else as it stands, each signed head behind its last entry.
 */
final class LogLines {
    /** Pages at a time: of 256 entries each. */
    private static final int PIECE = 16;

    private static final int ENTRY = 33;
    private static final byte BALLOT = 1;
    private static final String PAGES = """
            SELECT entries FROM log_page WHERE contest_id = $1 AND page >= $2 AND page < $3 ORDER BY page""";
    private static final String OPENINGS = """
            SELECT commitment, salt, canonical, weight FROM counted_ballot
            WHERE contest_id = $1 AND commitment = ANY($2)""";
    private static final String HEADS = """
            SELECT size, root, signed_at, key_id, signature FROM tree_head
            WHERE contest_id = $1 AND size > $2 AND size <= $3 ORDER BY size""";

    private final SqlConnection connection;
    private final UUID contestId;
    private final BundleWriter bundle;

    private long size;
    private long opened;

    LogLines(SqlConnection connection, UUID contestId, BundleWriter bundle) {
        this.connection = connection;
        this.contestId = contestId;
        this.bundle = bundle;
    }

    /** How many ballots of the log were opened. */
    long write() throws IOException {
        Queue<SignedHead> heads = heads(-1, 0);
        writeHeads(heads);
        List<byte[]> pages = pages(0);
        for (long page = PIECE; !pages.isEmpty(); page += PIECE) {
            write(pages);
            pages = pages(page);
        }
        return opened;
    }

    private void write(List<byte[]> pages) throws IOException {
        Map<ByteBuffer, Opening> openings = openings(pages);
        long entries = pages.stream().mapToLong(page -> page.length / ENTRY).sum();
        Queue<SignedHead> heads = heads(size, size + entries);
        for (byte[] page : pages) {
            for (int at = 0; at < page.length; at += ENTRY) {
                write(ByteBuffer.wrap(page, at, ENTRY), openings);
                size++;
                writeHeads(heads);
            }
        }
    }

    private void write(ByteBuffer entry, Map<ByteBuffer, Opening> openings) throws IOException {
        if (entry.get() != BALLOT) {
            bundle.voided(entry.getLong(entry.limit() - Long.BYTES));
            return;
        }
        Opening opening = openings.get(entry);
        if (opening != null) {
            bundle.counted(opening.canonical, opening.salt, opening.weight);
            opened++;
        } else {
            byte[] commitment = new byte[Commitment.BYTES];
            entry.get(commitment);
            bundle.unopened(commitment);
        }
    }

    private void writeHeads(Queue<SignedHead> heads) throws IOException {
        while (!heads.isEmpty() && heads.peek().head().size() == size) {
            bundle.head(heads.remove());
        }
    }

    private record Opening(String canonical, byte[] salt, int weight) {}

    private List<byte[]> pages(long from) {
        return Step.rows(connection, PAGES, Tuple.of(contestId, from, from + PIECE)).stream()
                .map(row -> row.getBuffer("entries").getBytes())
                .toList();
    }

    private Map<ByteBuffer, Opening> openings(List<byte[]> pages) {
        List<Buffer> commitments = new ArrayList<>();
        for (byte[] page : pages) {
            for (int at = 0; at < page.length; at += ENTRY) {
                if (page[at] == BALLOT) {
                    commitments.add(Buffer.buffer(ENTRY - 1).appendBytes(page, at + 1, ENTRY - 1));
                }
            }
        }
        Map<ByteBuffer, Opening> openings = HashMap.newHashMap(commitments.size());
        for (Row row : Step.rows(connection, OPENINGS, Tuple.of(contestId, commitments.toArray(Buffer[]::new)))) {
            openings.put(
                    ByteBuffer.wrap(row.getBuffer("commitment").getBytes()),
                    new Opening(
                            row.getString("canonical"), row.getBuffer("salt").getBytes(), row.getInteger("weight")));
        }
        return openings;
    }

    private Queue<SignedHead> heads(long after, long to) {
        Queue<SignedHead> heads = new ArrayDeque<>();
        for (Row row : Step.rows(connection, HEADS, Tuple.of(contestId, after, to))) {
            Instant at = row.getOffsetDateTime("signed_at").toInstant();
            heads.add(new SignedHead(
                    new TreeHead(
                            contestId.toString(),
                            row.getLong("size"),
                            row.getBuffer("root").getBytes(),
                            at),
                    row.getString("key_id"),
                    row.getBuffer("signature").getBytes()));
        }
        return heads;
    }
}
