package org.minga.voting.paper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.outbox.Outbox;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.voting.VotingEvents;
import org.minga.voting.ballot.OpenContest;
import org.minga.voting.paper.PaperPageView.EntryView;
import org.minga.voting.paper.domain.PageReading.PaperBallot;

/** Pages of paper ballots: page, ballots and event in one transaction. */
@ApplicationScoped
class PaperStore {
    /** The page before must be there; of two that send the same page at once one waits here for the other. */
    private static final String ADD_PAGE = "WITH gate AS (" + OpenContest.GATE + """
            )
            INSERT INTO paper_page (contest_id, page, ballots, content_hash, salt, imported_at, imported_by, imported_client)
            SELECT id, $3, $4, $5, $6, $2, $7, $8 FROM gate
            WHERE $3 = 1 OR EXISTS (SELECT FROM paper_page WHERE contest_id = $1 AND page = $3 - 1)
            ON CONFLICT (contest_id, page) DO NOTHING RETURNING page""";

    private static final String ADD_BALLOTS = """
            INSERT INTO paper_ballot (contest_id, page, position, reference, canonical)
            SELECT $1, $2, b.position, b.reference, b.canonical
            FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS b (reference, canonical, position)""";
    private static final String FIND =
            "SELECT ballots, content_hash, salt, imported_at FROM paper_page WHERE contest_id = $1 AND page = $2";
    private static final String LAST = "SELECT coalesce(max(page), 0) AS last FROM paper_page WHERE contest_id = $1";
    private static final String LIST = """
            SELECT page, content_hash, imported_at, imported_by, imported_client FROM paper_page
            WHERE contest_id = $1 AND page > $2 ORDER BY page LIMIT $3""";

    private final Pool pool;
    private final Outbox outbox;
    private final SecureRandom chance = new SecureRandom();

    PaperStore(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** Who sends a page, through which client, and when it came in. */
    record Sender(String subject, @Nullable String client, Instant receivedAt) {}

    /** A page to take in. */
    record NewPage(UUID contestId, UUID organisationId, UUID campaignId, int page, List<PaperBallot> ballots) {
        String contentHash(byte[] salt) {
            StringBuilder content = new StringBuilder();
            for (PaperBallot ballot : ballots) {
                // No control character is in a ref, so the two can't run into each other.
                content.append(ballot.ref() == null ? "" : ballot.ref())
                        .append('\t')
                        .append(BallotJson.write(ballot.ballot()))
                        .append('\n');
            }
            return ContentHash.of(salt, content.toString());
        }
    }

    /** A page that is there. */
    record Taken(PaperPageView page, byte[] salt) {
        boolean isOf(NewPage other) {
            return page.contentHash().equals(other.contentHash(salt));
        }
    }

    /** What the outbox tells of a page; not how many ballots, which would be turnout. */
    record BallotPageImported(UUID contestId, int page) {}

    /** Empty when nothing was written: the page is there, one before it is missing, or the contest is not open. */
    Uni<Optional<PaperPageView>> add(NewPage page, Sender sender) {
        byte[] salt = new byte[ContentHash.SALT_BYTES];
        chance.nextBytes(salt);
        String hash = page.contentHash(salt);
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD_PAGE)
                .execute(Tuple.from(new Object[] {
                    page.contestId(),
                    sender.receivedAt().atOffset(ZoneOffset.UTC),
                    page.page(),
                    page.ballots().size(),
                    hash,
                    Buffer.buffer(salt),
                    sender.subject(),
                    sender.client()
                }))
                .flatMap(added -> added.size() == 0
                        ? Uni.createFrom().item(Optional.<PaperPageView>empty())
                        : addBallots(connection, page)
                                .map(done -> Optional.of(new PaperPageView(
                                        page.contestId(),
                                        page.page(),
                                        page.ballots().size(),
                                        hash,
                                        sender.receivedAt())))));
    }

    private Uni<Void> addBallots(SqlConnection connection, NewPage page) {
        String[] refs = page.ballots().stream().map(PaperBallot::ref).toArray(String[]::new);
        String[] canonical = page.ballots().stream()
                .map(ballot -> BallotJson.write(ballot.ballot()))
                .toArray(String[]::new);
        return connection
                .preparedQuery(ADD_BALLOTS)
                .execute(Tuple.of(page.contestId(), page.page(), refs, canonical))
                .chain(() -> outbox.append(
                        connection,
                        VotingEvents.of(
                                "minga.ballot_page.imported.v1",
                                page.contestId(),
                                page.organisationId(),
                                page.campaignId(),
                                new BallotPageImported(page.contestId(), page.page()))));
    }

    Uni<Optional<Taken>> find(UUID contestId, int page) {
        return pool.preparedQuery(FIND).execute(Tuple.of(contestId, page)).map(rows -> {
            for (Row row : rows) {
                PaperPageView view = new PaperPageView(
                        contestId,
                        page,
                        row.getInteger("ballots"),
                        row.getString("content_hash"),
                        row.getOffsetDateTime("imported_at").toInstant());
                return Optional.of(new Taken(view, row.getBuffer("salt").getBytes()));
            }
            return Optional.empty();
        });
    }

    Uni<Integer> last(UUID contestId) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(contestId))
                .map(rows -> rows.iterator().next().getInteger("last"));
    }

    Uni<List<EntryView>> list(UUID contestId, int after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(contestId, after, limit))
                .map(rows -> {
                    List<EntryView> entries = new ArrayList<>();
                    for (Row row : rows) {
                        entries.add(new EntryView(
                                row.getInteger("page"),
                                row.getString("content_hash"),
                                row.getOffsetDateTime("imported_at").toInstant(),
                                row.getString("imported_by"),
                                row.getString("imported_client")));
                    }
                    return entries;
                });
    }
}
