package org.minga.voting.electorate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.electorate.VoterRollView.PageView;
import org.minga.voting.electorate.domain.RollReading;
import org.minga.voting.electorate.domain.RollReading.Voter;

/** Rolls as organisers upload them: each change of a page is a transaction that holds the contest, as its opening does. */
@ApplicationScoped
class RollStore {
    private static final String UPCOMING =
            "SELECT roll_pages FROM contest WHERE id = $1 AND state = 'upcoming' FOR NO KEY UPDATE";
    private static final String CLEAR_PAGE = "DELETE FROM voter_roll WHERE contest_id = $1 AND page = $2";
    private static final String ON_OTHER_PAGES = """
            SELECT v.position, r.page FROM unnest($2::text[]) WITH ORDINALITY AS v (person_id, position)
            JOIN voter_roll r ON r.contest_id = $1 AND r.person_id = v.person_id
            WHERE r.page <> $3 ORDER BY v.position LIMIT $4""";
    private static final String ADD_VOTERS = """
            INSERT INTO voter_roll (contest_id, person_id, weight, page)
            SELECT $1, v.person_id, v.weight, $2 FROM unnest($3::text[], $4::int[]) AS v (person_id, weight)""";

    private static final String PUT_PAGE = """
            INSERT INTO voter_roll_page
              (contest_id, page, voters, weight, content_hash, uploaded_at, uploaded_by, uploaded_client)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (contest_id, page) DO UPDATE SET voters = excluded.voters, weight = excluded.weight,
              content_hash = excluded.content_hash, uploaded_at = excluded.uploaded_at,
              uploaded_by = excluded.uploaded_by, uploaded_client = excluded.uploaded_client""";
    private static final String EXPECT = "UPDATE contest SET roll_pages = $2 WHERE id = $1";
    private static final String DELETE_PAGE = "DELETE FROM voter_roll_page WHERE contest_id = $1 AND page = $2";
    private static final String FIND_PAGE =
            "SELECT content_hash, uploaded_at FROM voter_roll_page WHERE contest_id = $1 AND page = $2";

    private final Pool pool;

    RollStore(Pool pool) {
        this.pool = pool;
    }

    /** Who sends a page, through which client, and when it came in. */
    record Sender(String subject, @Nullable String client, Instant receivedAt) {}

    /** @param of how many pages the roll has, if its organiser says so */
    record NewPage(UUID contestId, int page, @Nullable Integer of, List<Voter> voters) {
        long weight() {
            return voters.stream().mapToLong(Voter::weight).sum();
        }
    }

    /** What became of a page. */
    sealed interface Uploaded {
        /** @param isNew whether there was no such page before */
        record Stored(PageView page, boolean isNew) implements Uploaded {}

        /** Some of it stands on other pages. */
        record Duplicates(List<Fault> faults) implements Uploaded {}

        /** The contest is not upcoming any more. */
        record Frozen() implements Uploaded {}
    }

    enum Deleted {
        DONE,
        ABSENT,
        FROZEN
    }

    Uni<Uploaded> put(NewPage page, Sender sender) {
        return whileUpcoming(
                        page.contestId(),
                        (connection, expected) -> put(connection, page, sender)
                                .call(uploaded -> uploaded instanceof Uploaded.Stored
                                        ? expect(connection, page.contestId(), page.of())
                                        : Uni.createFrom().voidItem()))
                .map(done -> done.orElseGet(Uploaded.Frozen::new));
    }

    private static Uni<Uploaded> put(SqlConnection connection, NewPage page, Sender sender) {
        String hash = RollHash.of(page.voters());
        return connection
                .preparedQuery(FIND_PAGE)
                .execute(Tuple.of(page.contestId(), page.page()))
                .flatMap(rows -> {
                    for (Row row : rows) {
                        if (row.getString("content_hash").equals(hash)) {
                            Instant before =
                                    row.getOffsetDateTime("uploaded_at").toInstant();
                            return Uni.createFrom().item(new Uploaded.Stored(view(page, hash, before), false));
                        }
                    }
                    return replace(connection, page, sender, hash, rows.size() == 0);
                });
    }

    private static Uni<Uploaded> replace(
            SqlConnection connection, NewPage page, Sender sender, String hash, boolean isNew) {
        String[] ids = page.voters().stream().map(Voter::personId).toArray(String[]::new);
        return connection
                .preparedQuery(ON_OTHER_PAGES)
                .execute(Tuple.of(page.contestId(), ids, page.page(), RollReading.MAX_FAULTS))
                .flatMap(found -> found.size() > 0
                        ? Uni.createFrom().item(new Uploaded.Duplicates(duplicates(found)))
                        : write(connection, page, ids, hash, sender)
                                .replaceWith(new Uploaded.Stored(view(page, hash, sender.receivedAt()), isNew)));
    }

    private static Uni<Void> write(SqlConnection connection, NewPage page, String[] ids, String hash, Sender sender) {
        Integer[] weights = page.voters().stream().map(Voter::weight).toArray(Integer[]::new);
        return connection
                .preparedQuery(CLEAR_PAGE)
                .execute(Tuple.of(page.contestId(), page.page()))
                .chain(() -> connection
                        .preparedQuery(ADD_VOTERS)
                        .execute(Tuple.of(page.contestId(), page.page(), ids, weights)))
                .chain(() -> connection.preparedQuery(PUT_PAGE).execute(Tuple.from(new Object[] {
                    page.contestId(),
                    page.page(),
                    ids.length,
                    page.weight(),
                    hash,
                    sender.receivedAt().atOffset(ZoneOffset.UTC),
                    sender.subject(),
                    sender.client()
                })))
                .replaceWithVoid();
    }

    /** A last page that goes makes the roll shorter; any other leaves a gap to be filled. */
    Uni<Deleted> delete(UUID contestId, int page) {
        return whileUpcoming(
                        contestId,
                        (connection, expected) -> connection
                                .preparedQuery(DELETE_PAGE)
                                .execute(Tuple.of(contestId, page))
                                .flatMap(deleted -> deleted.rowCount() == 0
                                        ? Uni.createFrom().item(Deleted.ABSENT)
                                        : connection
                                                .preparedQuery(CLEAR_PAGE)
                                                .execute(Tuple.of(contestId, page))
                                                .chain(() -> expected != null && expected == page
                                                        ? expect(connection, contestId, page == 1 ? null : page - 1)
                                                        : Uni.createFrom().voidItem())
                                                .replaceWith(Deleted.DONE)))
                .map(done -> done.orElse(Deleted.FROZEN));
    }

    /** Empty when the contest is not upcoming any more, and so its roll stays as it is. */
    private <T> Uni<Optional<T>> whileUpcoming(
            UUID contestId, BiFunction<SqlConnection, @Nullable Integer, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(UPCOMING)
                .execute(Tuple.of(contestId))
                .flatMap(held -> {
                    for (Row contest : held) {
                        return work.apply(connection, contest.getInteger("roll_pages"))
                                .map(Optional::of);
                    }
                    return Uni.createFrom().item(Optional.empty());
                }));
    }

    private static Uni<Void> expect(SqlConnection connection, UUID contestId, @Nullable Integer pages) {
        return connection
                .preparedQuery(EXPECT)
                .execute(Tuple.of(contestId, pages))
                .replaceWithVoid();
    }

    private static PageView view(NewPage page, String hash, Instant uploadedAt) {
        return new PageView(page.contestId(), page.page(), page.voters().size(), page.weight(), hash, uploadedAt);
    }

    private static List<Fault> duplicates(RowSet<Row> found) {
        List<Fault> faults = new ArrayList<>();
        for (Row row : found) {
            faults.add(RollReading.duplicate(
                    (int) (row.getLong("position") - 1), "The same person is on page " + row.getInteger("page") + "."));
        }
        return faults;
    }
}
