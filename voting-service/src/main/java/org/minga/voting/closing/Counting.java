package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minga.platform.data.outbox.Outbox;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleSeal;
import org.minga.tally.formats.bundle.BundleSigner;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.log.Heads;
import org.minga.voting.log.SigningKey;
import org.minga.voting.log.SigningKeys;

/** Counts the untied ballots and writes result and audit bundle in one pass: the result is provisional. */
@ApplicationScoped
class Counting {
    private static final int PIECE = 2_000;
    private static final String LOCK = "SELECT " + ContestInClosing.COLUMNS + """
             FROM contest c WHERE c.id = $1 AND c.state = 'sealed' AND c.participation_published_at IS NOT NULL
            FOR UPDATE SKIP LOCKED""";
    private static final String COUNTED = "SELECT count(*) AS ballots FROM counted_ballot WHERE contest_id = $1";
    private static final String TITLES = "SELECT code, title FROM contest_option WHERE contest_id = $1";
    /** Equal ballots once, in the order of the bundle. */
    private static final String PAPER = """
            SELECT canonical, count(*) AS times FROM paper_ballot WHERE contest_id = $1
            GROUP BY canonical ORDER BY canonical COLLATE "C\"""";

    private static final String RESULT = """
            INSERT INTO contest_result (contest_id, summary, paper, rules_hash, bundle_hash, bundle_bytes, file_name,
                                        explanation)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String DONE = """
            UPDATE contest SET state = 'provisional', tallied_at = $2, version = version + 1
            WHERE id = $1 AND state = 'sealed'""";

    private final Step step;
    private final Headers headers;
    private final Heads heads;
    private final SigningKeys keys;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;

    Counting(
            Step step,
            Headers headers,
            Heads heads,
            SigningKeys keys,
            DefinitionJson json,
            Outbox outbox,
            InstantSource clock) {
        this.step = step;
        this.headers = headers;
        this.heads = heads;
        this.keys = keys;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    void take(UUID contestId) {
        step.inTransaction(connection -> {
            for (Row row : Step.rows(connection, LOCK, Tuple.of(contestId))) {
                ContestInClosing contest = ContestInClosing.of(row, json);
                count(connection, contest);
                Step.changeOne(
                        connection, DONE, Tuple.of(contestId, clock.instant().atOffset(ZoneOffset.UTC)));
                Step.await(outbox.append(connection, contest.event("tallied", ContestState.PROVISIONAL)));
            }
        });
    }

    private void count(SqlConnection connection, ContestInClosing contest) {
        BundleHeader header = headers.of(connection, contest);
        BundleChunks file = new BundleChunks(connection, contest.id());
        BundleSeal seal;
        try {
            seal = write(connection, contest, BundleWriter.open(header, file));
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in the database knows no I/O error", e);
        }
        file.finish();
        Step.change(connection, RESULT, Tuple.from(new Object[] {
            contest.id(),
            ResultSummary.write(seal),
            seal.counts().paper(),
            seal.rulesHash(),
            seal.hash().substring("sha256:".length()),
            file.written(),
            "minga-bundle-" + contest.id() + ".ndjson",
            Explanation.write(contest.definition(), titles(connection, contest.id()), seal.tally())
        }));
    }

    private BundleSeal write(SqlConnection connection, ContestInClosing contest, BundleWriter bundle)
            throws IOException {
        Tuple id = Tuple.of(contest.id());
        long opened = new LogLines(connection, contest.id(), heads, bundle).write();
        long counted = Step.rows(connection, COUNTED, id).getFirst().getLong("ballots");
        if (opened != counted) {
            throw new IllegalStateException(
                    "contest %s: the log knows %d ballots of %d that count".formatted(contest.id(), opened, counted));
        }
        Step.forEachPiece(connection, PAPER, id, PIECE, rows -> paper(bundle, rows));
        return bundle.finish(new Signer(keys.active()));
    }

    private static void paper(BundleWriter bundle, List<Row> rows) {
        try {
            for (Row row : rows) {
                bundle.paper(row.getString("canonical"), row.getLong("times"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in the database knows no I/O error", e);
        }
    }

    private static Map<String, String> titles(SqlConnection connection, UUID contestId) {
        return Step.rows(connection, TITLES, Tuple.of(contestId)).stream()
                .collect(Collectors.toMap(row -> row.getString("code"), row -> row.getString("title")));
    }

    private record Signer(SigningKey key) implements BundleSigner {
        @Override
        public String keyId() {
            return key.id();
        }

        @Override
        public byte[] sign(byte[] statement) {
            return key.sign(statement);
        }
    }
}
