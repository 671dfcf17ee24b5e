package org.minga.voting.log;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.merkle.MerkleFrontier;
import org.minga.voting.log.domain.LogGrowth;

/**
 * Brings what was promised into the logs: first the ballots of an append, in the order of their commitments, which is
 * that of chance and tells nothing, then the voids in that of what they void.
 *
 * <p>Whoever holds the row of a log appends to it, for the time of one short transaction; any number of replicas may
 * try.
 */
@ApplicationScoped
public class Sequencer {
    /** Of one append, about. */
    private static final int ENTRIES = 10_000;
    /** Heads are for people to keep: one a second is enough. */
    private static final Duration BETWEEN_HEADS = Duration.ofMillis(900);

    private static final String WITH_WAITING = "SELECT DISTINCT contest_id FROM ballot_batch WHERE log_from IS NULL";
    private static final String HOLD = "SELECT size FROM ballot_log WHERE contest_id = $1 FOR UPDATE SKIP LOCKED";
    private static final String WAITS =
            "SELECT EXISTS (SELECT FROM ballot_batch WHERE contest_id = $1 AND log_from IS NULL) AS waits";

    private final Pool pool;
    private final LogTransaction transaction;
    private final LogStore store;
    private final VoidedEntries voids;
    private final Heads heads;
    private final Announcements announcements;
    private final InstantSource clock;

    private enum Outcome {
        MORE,
        NOTHING_LEFT,
        NOT_NOW
    }

    Sequencer(
            Pool pool,
            LogTransaction transaction,
            LogStore store,
            VoidedEntries voids,
            Heads heads,
            Announcements announcements,
            InstantSource clock) {
        this.pool = pool;
        this.transaction = transaction;
        this.store = store;
        this.voids = voids;
        this.heads = heads;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Contests of which something waits to be logged. */
    List<UUID> contests() {
        List<UUID> contests = new ArrayList<>();
        for (Row row : pool.query(WITH_WAITING).executeAndAwait()) {
            contests.add(row.getUUID("contest_id"));
        }
        return contests;
    }

    /** Appends what waits, unless another does or did so just now. */
    void append(UUID contest) {
        Outcome outcome = transaction.call(connection -> append(connection, contest, false));
        while (outcome == Outcome.MORE) {
            outcome = transaction.call(connection -> append(connection, contest, true));
        }
    }

    /**
     * Appends all that waits and tells whether nothing does any more, under a signed head. Once the contest is sealed
     * that is final. False, after seconds at most, if another replica holds the log: ask again. Blocks.
     */
    public boolean drained(UUID contest) {
        Outcome outcome;
        do {
            outcome = transaction.call(connection -> append(connection, contest, true));
        } while (outcome == Outcome.MORE);
        return outcome == Outcome.NOTHING_LEFT
                && transaction.call(connection -> {
                    OptionalLong size = hold(connection, contest);
                    return size.isPresent()
                            && hasHead(connection, contest, size.getAsLong())
                            && !waits(connection, contest);
                });
    }

    /** A log without entries gets its head only when somebody asks for an end. */
    private boolean hasHead(SqlConnection connection, UUID contest, long size) {
        Optional<SignedHead> last = heads.latest(connection, contest).await().indefinitely();
        if (last.isEmpty() && size == 0) {
            SignedHead empty = heads.sign(contest, 0, new MerkleFrontier().root(), last);
            heads.add(connection, contest, empty).await().indefinitely();
            return true;
        }
        return last.isPresent() && last.get().head().size() == size;
    }

    private static boolean waits(SqlConnection connection, UUID contest) {
        return connection
                .preparedQuery(WAITS)
                .executeAndAwait(Tuple.of(contest))
                .iterator()
                .next()
                .getBoolean("waits");
    }

    private Outcome append(SqlConnection connection, UUID contest, boolean hurry) {
        OptionalLong held = hold(connection, contest);
        if (held.isEmpty()) {
            return Outcome.NOT_NOW;
        }
        Optional<SignedHead> last = heads.latest(connection, contest).await().indefinitely();
        if (!hurry && last.isPresent() && justNow(last.get())) {
            return Outcome.NOT_NOW;
        }
        WaitingBatches waiting = WaitingBatches.first(connection, contest, ENTRIES);
        if (waiting.isEmpty()) {
            return Outcome.NOTHING_LEFT;
        }
        append(connection, contest, held.getAsLong(), waiting, last);
        return waiting.mayBeMore(ENTRIES) ? Outcome.MORE : Outcome.NOTHING_LEFT;
    }

    private void append(
            SqlConnection connection, UUID contest, long before, WaitingBatches waiting, Optional<SignedHead> last) {
        List<Long> voided = voids.find(connection, contest, waiting, before);
        LogGrowth growth = new LogGrowth(
                before,
                store.read(connection, contest, LogGrowth.wish(before)).await().indefinitely());
        String name = contest.toString();
        waiting.commitments().forEach(commitment -> growth.append(new LogEntry.Ballot(name, commitment)));
        long ballotsTo = growth.size();
        voided.forEach(index -> growth.append(new LogEntry.Void(name, index)));
        Append append = new Append(connection, contest)
                .grown(before, growth)
                .voids(voided, ballotsTo)
                .done(waiting.seqs(), before, ballotsTo);
        if (growth.size() > before) {
            append.head(heads.sign(contest, growth.size(), growth.root(), last), heads);
        }
        append.await();
        announcements
                .append(connection, contest, waiting.commitments().size(), voided.size())
                .await()
                .indefinitely();
    }

    /** The size of the log, read under its lock; empty if another replica holds it. The opening made the row. */
    private static OptionalLong hold(SqlConnection connection, UUID contest) {
        for (Row row : connection.preparedQuery(HOLD).executeAndAwait(Tuple.of(contest))) {
            return OptionalLong.of(row.getLong("size"));
        }
        return OptionalLong.empty();
    }

    private boolean justNow(SignedHead head) {
        Instant now = clock.instant();
        return head.head().at().isAfter(now.minus(BETWEEN_HEADS))
                && !head.head().at().isAfter(now);
    }
}
