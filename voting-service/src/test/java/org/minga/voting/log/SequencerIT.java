package org.minga.voting.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;
import org.minga.voting.log.LoggedContest.Promised;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class SequencerIT {
    private static final int REPLICAS = 6;

    @Inject
    Sequencer sequencer;

    @Inject
    LogTransaction transaction;

    private static LoggedContest contest() {
        Town.Opened opened = Town.open();
        Awaitility.await("the contest opens")
                .atMost(Duration.ofSeconds(20))
                .until(() -> opened.state().equals("open"));
        return new LoggedContest(opened.contest());
    }

    private void awaitDrained(LoggedContest log) {
        Awaitility.await("nothing waits for the log")
                .atMost(Duration.ofSeconds(30))
                .until(() -> sequencer.drained(log.contest));
    }

    @Test
    void what_was_committed_is_logged_within_two_seconds() {
        LoggedContest log = contest();
        List<Promised> first = log.promise(3, List.of());
        Awaitility.await("the first")
                .atMost(Duration.ofSeconds(2))
                .until(() -> Town.number("SELECT count(*) FROM tree_head WHERE contest_id = ?", log.contest) > 0);

        List<Promised> second = log.promise(2, first.subList(0, 1));
        Awaitility.await("the second")
                .atMost(Duration.ofSeconds(2))
                .until(() -> Town.number(
                                "SELECT count(*) FROM ballot_batch WHERE contest_id = ? AND log_from IS NULL",
                                log.contest)
                        == 0);

        List<Promised> all = new ArrayList<>(first);
        all.addAll(second);
        log.assertHolds(all, first.subList(0, 1));
    }

    @Test
    void many_sequencers_at_once_append_everything_once_while_more_arrives() throws Exception {
        List<LoggedContest> logs = List.of(contest(), contest());
        List<List<Promised>> promised = new ArrayList<>();
        List<List<Promised>> voided = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS + logs.size())) {
            List<Future<?>> arriving = new ArrayList<>();
            for (LoggedContest log : logs) {
                List<Promised> made = new ArrayList<>();
                List<Promised> gone = new ArrayList<>();
                promised.add(made);
                voided.add(gone);
                arriving.add(replicas.submit(() -> arrive(log, made, gone)));
            }
            List<Future<?>> sequencing = new ArrayList<>();
            for (int i = 0; i < REPLICAS; i++) {
                sequencing.add(replicas.submit(() -> {
                    while (!over.get()) {
                        logs.forEach(log -> sequencer.drained(log.contest));
                    }
                }));
            }
            for (Future<?> one : arriving) {
                one.get();
            }
            over.set(true);
            for (Future<?> one : sequencing) {
                one.get();
            }
        }

        for (int i = 0; i < logs.size(); i++) {
            awaitDrained(logs.get(i));
            assertThat(voided.get(i)).hasSizeGreaterThan(100);
            logs.get(i).assertHolds(promised.get(i), voided.get(i));
            assertThat(Town.number("SELECT count(*) FROM tree_head WHERE contest_id = ?", logs.get(i).contest))
                    .isGreaterThan(5);
        }
    }

    /** Some 200 batches, some of them only void; what is voided may wait for the log still, or be in it for long. */
    private static void arrive(LoggedContest log, List<Promised> made, List<Promised> gone) {
        Random random = new Random(3);
        List<Promised> counting = new ArrayList<>();
        for (int batch = 0; batch < 200; batch++) {
            Collections.shuffle(counting, random);
            List<Promised> voids = List.copyOf(counting.subList(0, Math.min(counting.size(), random.nextInt(8))));
            counting.subList(0, voids.size()).clear();
            List<Promised> fresh = log.promise(batch % 10 == 9 ? 0 : random.nextInt(40), voids);
            made.addAll(fresh);
            gone.addAll(voids);
            counting.addAll(fresh);
        }
    }

    @Test
    void a_large_log_grows_over_every_kind_of_edge() {
        LoggedContest log = contest();
        List<Promised> made = new ArrayList<>();
        for (int size : List.of(255, 1, 1, 254, 1, 300)) {
            made.addAll(log.promise(size, List.of()));
            awaitDrained(log);
        }
        while (made.size() < 65_535) {
            made.addAll(log.promise(Math.min(900, 65_535 - made.size()), List.of()));
        }
        awaitDrained(log);
        for (int i = 0; i < 3; i++) {
            made.addAll(log.promise(1, List.of()));
            awaitDrained(log);
        }
        List<Promised> voided = new ArrayList<>(made);
        Collections.shuffle(voided, new Random(5));
        voided = voided.subList(0, 3_000);

        made.addAll(log.promise(2, voided));
        awaitDrained(log);

        log.assertHolds(made, voided);
    }

    @Test
    void an_empty_log_has_a_signed_end_too() {
        LoggedContest log = contest();

        assertThat(sequencer.drained(log.contest)).isTrue();
        assertThat(sequencer.drained(log.contest)).isTrue();

        log.assertHolds(List.of(), List.of());
    }

    @Test
    void a_sequencer_that_stopped_in_the_middle_delays_the_others_for_seconds_and_does_no_harm() throws Exception {
        LoggedContest log = contest();
        List<Promised> made = new ArrayList<>(log.promise(5, List.of()));
        awaitDrained(log);
        AtomicBoolean held = new AtomicBoolean();
        AtomicBoolean goOn = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> stopped = other.submit(() -> transaction.call(connection -> {
                connection
                        .preparedQuery("SELECT size FROM ballot_log WHERE contest_id = $1 FOR UPDATE")
                        .executeAndAwait(Tuple.of(log.contest));
                held.set(true);
                Awaitility.await().atMost(Duration.ofSeconds(60)).untilTrue(goOn);
                return connection
                        .preparedQuery("UPDATE ballot_log SET size = 1000 WHERE contest_id = $1")
                        .executeAndAwait(Tuple.of(log.contest))
                        .rowCount();
            }));
            Awaitility.await().untilTrue(held);
            made.addAll(log.promise(5, List.of()));
            assertThat(sequencer.drained(log.contest)).isFalse();

            Awaitility.await("the log goes on")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> sequencer.drained(log.contest));
            goOn.set(true);

            assertThatThrownBy(stopped::get).isNotNull();
        }
        log.assertHolds(made, List.of());
    }

    @Test
    void a_void_of_what_was_never_logged_keeps_the_log_from_going_on() {
        LoggedContest log = contest();
        List<Promised> elsewhere = contest().promise(1, List.of());

        log.promise(1, elsewhere);

        assertThatThrownBy(() -> sequencer.drained(log.contest)).hasMessageContaining("not in the log");
        Town.execute("DELETE FROM ballot_batch WHERE contest_id = '" + log.contest + "'");
        assertThat(sequencer.drained(log.contest)).isTrue();
    }
}
