package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minga.platform.data.outbox.Outbox;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleSeal;
import org.minga.tally.formats.bundle.BundleSigner;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;
import org.minga.tally.formats.merkle.MerkleFrontier;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.log.SigningKey;
import org.minga.voting.log.SigningKeys;

/** Counts the sealed box and writes result and audit bundle: the result is provisional. */
@ApplicationScoped
class Counting {
    private static final int PIECE = 2_000;
    private static final String LOCK = "SELECT " + ContestInClosing.COLUMNS + """
             FROM contest c WHERE c.id = $1 AND c.state = 'sealed' AND c.participation_published_at IS NOT NULL
            FOR UPDATE SKIP LOCKED""";
    private static final String OPTIONS =
            "SELECT code, cost_amount, submission_id FROM contest_option WHERE contest_id = $1";
    private static final String TITLES = "SELECT code, title FROM contest_option WHERE contest_id = $1";
    private static final String PAPER = "SELECT count(*) AS ballots FROM paper_ballot WHERE contest_id = $1";
    /** In the order of the commitments, which is that of chance. */
    private static final String BOX = """
            SELECT canonical, salt, weight FROM ballot WHERE contest_id = $1 AND canonical IS NOT NULL
            ORDER BY commitment""";
    /** Equal ballots once, in the order of the bundle. */
    private static final String PAPER_BOX = """
            SELECT canonical, count(*) AS times FROM paper_ballot WHERE contest_id = $1
            GROUP BY canonical ORDER BY canonical COLLATE "C\"""";

    private static final String RESULT = """
            INSERT INTO contest_result (contest_id, summary, paper, rules_hash, bundle_hash, bundle_bytes, file_name,
                                        explanation)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String DONE =
            "UPDATE contest SET state = 'provisional', tallied_at = $2, version = version + 1 WHERE id = $1";

    private final Step step;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;
    private final SigningKeys keys;

    Counting(Step step, DefinitionJson json, Outbox outbox, InstantSource clock, SigningKeys keys) {
        this.keys = keys;
        this.step = step;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    void take(UUID contestId) {
        step.inTransaction(connection -> {
            for (Row row : Step.rows(connection, LOCK, Tuple.of(contestId))) {
                ContestInClosing contest = ContestInClosing.of(row, json);
                count(connection, contest);
                connection
                        .preparedQuery(DONE)
                        .executeAndAwait(Tuple.of(contestId, clock.instant().atOffset(ZoneOffset.UTC)));
                Step.await(outbox.append(connection, contest.event("tallied", ContestState.PROVISIONAL)));
            }
        });
    }

    private void count(SqlConnection connection, ContestInClosing contest) {
        Tuple id = Tuple.of(contest.id());
        BundleChunks file = new BundleChunks(connection, contest.id());
        BundleSeal seal;
        try {
            BundleWriter bundle = BundleWriter.open(header(connection, contest), file);
            MerkleFrontier tree = new MerkleFrontier();
            Step.forEachPiece(connection, BOX, id, PIECE, rows -> add(contest, bundle, tree, rows));
            bundle.head(head(contest, tree));
            Step.forEachPiece(connection, PAPER_BOX, id, PIECE, rows -> addPaper(bundle, rows));
            seal = bundle.finish(new Signer(keys.active()));
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in the database knows no I/O error", e);
        }
        file.finish();
        long paper = Step.rows(connection, PAPER, id).getFirst().getLong("ballots");
        connection.preparedQuery(RESULT).executeAndAwait(Tuple.from(new Object[] {
            contest.id(),
            ResultSummary.write(seal),
            paper,
            seal.rulesHash(),
            seal.hash().substring("sha256:".length()),
            file.written(),
            "minga-bundle-" + contest.id() + ".ndjson",
            Explanation.write(contest.definition(), titles(connection, contest.id()), seal.tally())
        }));
    }

    private static Map<String, String> titles(SqlConnection connection, UUID contestId) {
        return Step.rows(connection, TITLES, Tuple.of(contestId)).stream()
                .collect(Collectors.toMap(row -> row.getString("code"), row -> row.getString("title")));
    }

    private static void add(ContestInClosing contest, BundleWriter bundle, MerkleFrontier tree, List<Row> rows) {
        try {
            for (Row row : rows) {
                String ballot = row.getString("canonical");
                byte[] salt = row.getBuffer("salt").getBytes();
                long weight = row.getInteger("weight");
                bundle.counted(ballot, salt, weight);
                byte[] commitment = Commitment.of(salt, Commitment.content(ballot, weight));
                tree.append(new LogEntry.Ballot(contest.id().toString(), commitment).bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in the database knows no I/O error", e);
        }
    }

    private static void addPaper(BundleWriter bundle, List<Row> rows) {
        try {
            for (Row row : rows) {
                bundle.paper(row.getString("canonical"), row.getLong("times"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in the database knows no I/O error", e);
        }
    }

    private SignedHead head(ContestInClosing contest, MerkleFrontier tree) {
        TreeHead head = new TreeHead(
                contest.id().toString(),
                tree.size(),
                tree.root(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        SigningKey key = keys.active();
        return new SignedHead(head, key.id(), key.sign(head.statement()));
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

    private BundleHeader header(SqlConnection connection, ContestInClosing contest) {
        List<BallotOption> options = Step.rows(connection, OPTIONS, Tuple.of(contest.id())).stream()
                .map(row -> new BallotOption(
                        row.getString("code"),
                        row.getLong("cost_amount"),
                        row.getUUID("submission_id") == null
                                ? null
                                : row.getUUID("submission_id").toString()))
                .toList();
        return new BundleHeader(
                contest.id().toString(),
                contest.definition().campaignId().toString(),
                contest.definition().title(),
                contest.definition().rules(),
                options,
                Map.of("kind", "any_account"),
                Conditions.NONE,
                keys.all().stream().map(SigningKey::published).toList());
    }
}
