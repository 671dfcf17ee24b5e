package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.minga.tally.formats.log.SignedHead;
import org.minga.voting.log.domain.LogGrowth;
import org.minga.voting.log.domain.LogGrowth.Node;
import org.minga.voting.log.domain.LogPage;

/**
 * Writes one append. Each statement says from which state it goes on and has to find exactly that, so whoever no longer
 * holds the log can write nothing.
 */
final class Append {
    private static final String REST = """
        UPDATE log_page SET entries = entries || $4 WHERE contest_id = $1 AND page = $2 AND octet_length(entries) = $3\
        """;
    private static final String PAGES = """
        INSERT INTO log_page (contest_id, page, entries)
        SELECT $1, n.page, n.entries FROM unnest($2::bigint[], $3::bytea[]) AS n (page, entries)\
        """;
    private static final String NODES = """
        INSERT INTO log_node (contest_id, height, position, hash)
        SELECT $1, n.height, n.position, n.hash
        FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS n (height, position, hash)\
        """;
    private static final String VOIDS = """
        INSERT INTO log_void (contest_id, voided, index)
        SELECT $1, n.voided, $3 + n.number - 1 FROM unnest($2::bigint[]) WITH ORDINALITY AS n (voided, number)\
        """;
    private static final String DONE = """
        UPDATE ballot_batch SET log_from = $3, log_to = $4
        WHERE contest_id = $1 AND seq = ANY($2) AND log_from IS NULL\
        """;
    private static final String SIZE = "UPDATE ballot_log SET size = $3 WHERE contest_id = $1 AND size = $2";

    private final SqlConnection connection;
    private final UUID contest;
    private final List<Uni<?>> statements = new ArrayList<>();

    Append(SqlConnection connection, UUID contest) {
        this.connection = connection;
        this.contest = contest;
    }

    Append grown(long before, LogGrowth growth) {
        byte[] rest = growth.rest();
        if (rest.length > 0) {
            int begun = (int) (before % LogPage.ENTRIES) * LogPage.ENTRY_BYTES;
            write(REST, Tuple.of(contest, LogPage.of(before), begun, Buffer.buffer(rest)), 1);
        }
        List<LogPage> pages = growth.pages();
        if (!pages.isEmpty()) {
            Long[] numbers = pages.stream().map(LogPage::number).toArray(Long[]::new);
            Buffer[] entries =
                    pages.stream().map(page -> Buffer.buffer(page.entries())).toArray(Buffer[]::new);
            write(PAGES, Tuple.of(contest, numbers, entries), pages.size());
        }
        List<Node> nodes = growth.nodes();
        if (!nodes.isEmpty()) {
            Short[] heights =
                    nodes.stream().map(node -> (short) node.place().height()).toArray(Short[]::new);
            Long[] positions =
                    nodes.stream().map(node -> node.place().position()).toArray(Long[]::new);
            Buffer[] hashes =
                    nodes.stream().map(node -> Buffer.buffer(node.hash())).toArray(Buffer[]::new);
            write(NODES, Tuple.of(contest, heights, positions, hashes), nodes.size());
        }
        write(SIZE, Tuple.of(contest, before, growth.size()), 1);
        return this;
    }

    /** @param from index of the first void entry */
    Append voids(List<Long> voided, long from) {
        if (!voided.isEmpty()) {
            write(VOIDS, Tuple.of(contest, voided.toArray(Long[]::new), from), voided.size());
        }
        return this;
    }

    /** The batches' ballots are the entries from {@code from} to before {@code to}, among those of others. */
    Append done(List<Long> seqs, long from, long to) {
        write(DONE, Tuple.of(contest, seqs.toArray(Long[]::new), from, to), seqs.size());
        return this;
    }

    Append head(SignedHead head, Heads heads) {
        statements.add(heads.add(connection, contest, head));
        return this;
    }

    private void write(String sql, Tuple parameters, int rows) {
        statements.add(connection.preparedQuery(sql).execute(parameters).invoke(written -> {
            if (written.rowCount() != rows) {
                throw new IllegalStateException("the log of contest " + contest + " is not as it was: "
                        + written.rowCount() + " rows, not " + rows + ", for " + sql);
            }
        }));
    }

    /** Sends all of it at once and waits. */
    void await() {
        Uni.combine().all().unis(statements).discardItems().await().indefinitely();
    }
}
