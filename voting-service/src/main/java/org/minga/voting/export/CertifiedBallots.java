package org.minga.voting.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.bundle.BallotJson.BallotRead;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * What was counted in a contest, gone through afresh each time: those from the box in the order of their commitments,
 * which is that of chance and the one of the bundle, then those from paper, equal ones together and sorted, so that no
 * place in a pile is told. A ballot with a weight stands for as many. For worker threads.
 *
 * <p>A page is in memory at a time, and between pages no connection is held: readers may be slow.
 */
final class CertifiedBallots implements Iterable<GroupedBallot> {
    private static final int PAGE = 1_000;
    private static final String COUNTED = """
            SELECT commitment, canonical, weight FROM counted_ballot
            WHERE contest_id = $1 AND commitment > $2 ORDER BY commitment LIMIT $3""";
    private static final String PAPER = """
            SELECT canonical, count(*) AS times FROM paper_ballot
            WHERE contest_id = $1 AND canonical COLLATE "C" > $2
            GROUP BY canonical ORDER BY canonical COLLATE "C" LIMIT $3""";

    private final Pool pool;
    private final UUID contestId;
    private final BallotKind kind;

    CertifiedBallots(Pool pool, UUID contestId, BallotKind kind) {
        this.pool = pool;
        this.contestId = contestId;
        this.kind = kind;
    }

    @Override
    public Iterator<GroupedBallot> iterator() {
        return new Pages();
    }

    private final class Pages implements Iterator<GroupedBallot> {
        private final Deque<GroupedBallot> page = new ArrayDeque<>(PAGE);
        private Buffer lastCounted = Buffer.buffer();
        private String lastPaper = "";
        private boolean boxIsThrough;
        private boolean done;

        @Override
        public boolean hasNext() {
            while (page.isEmpty() && !done) {
                if (boxIsThrough) {
                    readPaper();
                } else {
                    readCounted();
                }
            }
            return !page.isEmpty();
        }

        @Override
        public GroupedBallot next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.remove();
        }

        private void readCounted() {
            RowSet<Row> rows = pool.preparedQuery(COUNTED).executeAndAwait(Tuple.of(contestId, lastCounted, PAGE));
            for (Row row : rows) {
                lastCounted = Buffer.buffer(row.getBuffer("commitment").getBytes());
                page.add(ballot(row.getString("canonical"), row.getInteger("weight")));
            }
            boxIsThrough = rows.size() < PAGE;
        }

        private void readPaper() {
            RowSet<Row> rows = pool.preparedQuery(PAPER).executeAndAwait(Tuple.of(contestId, lastPaper, PAGE));
            for (Row row : rows) {
                lastPaper = row.getString("canonical");
                page.add(ballot(lastPaper, row.getLong("times")));
            }
            done = rows.size() < PAGE;
        }

        private GroupedBallot ballot(String canonical, long times) {
            return switch (BallotJson.read(canonical, kind)) {
                case BallotRead.Read read -> new GroupedBallot(read.ballot(), times);
                case BallotRead.Refused refused ->
                    throw new IllegalStateException(
                            "a counted ballot of contest " + contestId + " can't be read: " + refused.reason());
            };
        }
    }
}
