package org.minga.voting.closing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.SignedHead;
import org.minga.voting.log.Heads;
import org.minga.voting.log.domain.LogPage;

/**
 * Writes the ballot log of an untied contest into its bundle, in order and a few pages at a time: what counts with its
 * opening, everything else as it stands, each signed head behind its last entry.
 */
final class LogLines {
    /** Pages at a time. */
    private static final int PIECE = 16;

    private static final String PAGES = """
            SELECT page, entries FROM log_page WHERE contest_id = $1 AND page >= $2 AND page < $3 ORDER BY page""";
    private static final String OPENINGS = """
            SELECT commitment, salt, canonical, weight FROM counted_ballot
            WHERE contest_id = $1 AND commitment = ANY($2)""";

    private final SqlConnection connection;
    private final UUID contestId;
    private final Heads heads;
    private final BundleWriter bundle;

    private long size;
    private long opened;

    LogLines(SqlConnection connection, UUID contestId, Heads heads, BundleWriter bundle) {
        this.connection = connection;
        this.contestId = contestId;
        this.heads = heads;
        this.bundle = bundle;
    }

    /** How many ballots of the log were opened. */
    long write() throws IOException {
        writeHeads(heads(-1, 0));
        List<LogEntry> entries = entries(0);
        for (long page = PIECE; !entries.isEmpty(); page += PIECE) {
            write(entries);
            entries = entries(page);
        }
        return opened;
    }

    private void write(List<LogEntry> entries) throws IOException {
        Map<ByteBuffer, Opening> openings = openings(entries);
        Queue<SignedHead> signed = heads(size, size + entries.size());
        for (LogEntry entry : entries) {
            switch (entry) {
                case LogEntry.Void gone -> bundle.voided(gone.index());
                case LogEntry.Ballot ballot -> write(ballot, openings.get(ByteBuffer.wrap(ballot.commitment())));
            }
            size++;
            writeHeads(signed);
        }
    }

    private void write(LogEntry.Ballot ballot, @Nullable Opening opening) throws IOException {
        if (opening == null) {
            bundle.unopened(ballot.commitment());
        } else {
            bundle.counted(opening.canonical, opening.salt, opening.weight);
            opened++;
        }
    }

    private void writeHeads(Queue<SignedHead> signed) throws IOException {
        while (!signed.isEmpty() && signed.peek().head().size() == size) {
            bundle.head(signed.remove());
        }
    }

    private record Opening(String canonical, byte[] salt, int weight) {}

    private List<LogEntry> entries(long fromPage) {
        String contest = contestId.toString();
        List<LogEntry> entries = new ArrayList<>(PIECE * LogPage.ENTRIES);
        for (Row row : Step.rows(connection, PAGES, Tuple.of(contestId, fromPage, fromPage + PIECE))) {
            LogPage page =
                    new LogPage(row.getLong("page"), row.getBuffer("entries").getBytes());
            for (int at = 0; at < page.count(); at++) {
                entries.add(page.entry(contest, page.from() + at));
            }
        }
        return entries;
    }

    private Map<ByteBuffer, Opening> openings(List<LogEntry> entries) {
        Buffer[] commitments = entries.stream()
                .filter(LogEntry.Ballot.class::isInstance)
                .map(entry -> Buffer.buffer(((LogEntry.Ballot) entry).commitment()))
                .toArray(Buffer[]::new);
        Map<ByteBuffer, Opening> openings = HashMap.newHashMap(commitments.length);
        for (Row row : Step.rows(connection, OPENINGS, Tuple.of(contestId, commitments))) {
            openings.put(
                    ByteBuffer.wrap(row.getBuffer("commitment").getBytes()),
                    new Opening(
                            row.getString("canonical"), row.getBuffer("salt").getBytes(), row.getInteger("weight")));
        }
        return openings;
    }

    private Queue<SignedHead> heads(long after, long to) {
        return new ArrayDeque<>(
                heads.upTo(connection, contestId, after, to).await().indefinitely());
    }
}
