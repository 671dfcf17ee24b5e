package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.Gate;

/** Ballots that meet in one batch. The box is held shut until all are there, so that they do meet. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class BatchWriterIT {
    /** Batches of one that are written at once, before the others gather. */
    private static final int SLOTS = 2;
    /** As long as this lock is held nothing is written into a box. */
    static final String HELD = "LOCK TABLE ballot IN SHARE MODE";

    @Inject
    Box box;

    private static Cast cast(UUID contest, int voter, String canonical, Instant receivedAt) {
        byte[] tag = ByteBuffer.allocate(16).putInt(voter).array();
        byte[] commitment = ByteBuffer.allocate(32)
                .putInt(voter)
                .put(canonical.getBytes(StandardCharsets.UTF_8), 0, 20)
                .array();
        return new Cast(contest, tag, new byte[40], canonical, 1, new byte[16], commitment, receivedAt);
    }

    private static Cast cast(Town.Opened opened, int voter, String code) {
        return cast(
                opened.contest(),
                voter,
                "{\"selections\":[\"" + code + "\"]}",
                opened.town().closesAt().minusSeconds(60));
    }

    /** A contest that has opened, with the ballot of somebody who takes no part in the rest. */
    private static Town.Opened open() {
        Town.Opened opened = Town.open();
        opened.approve("opener", "A").then().statusCode(201);
        return opened;
    }

    private List<CompletableFuture<CastOutcome>> castTogether(List<Cast> casts) throws SQLException {
        try (Connection database = Events.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute(HELD);
            List<CompletableFuture<CastOutcome>> answers = casts.stream()
                    .map(cast -> box.cast(cast).toCompletableFuture())
                    .toList();
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            database.commit();
            return answers;
        }
    }

    private static Receipt receipt(CompletableFuture<CastOutcome> answer) throws Exception {
        return ((CastOutcome.Stored) answer.get(20, TimeUnit.SECONDS)).receipt();
    }

    @Test
    void a_ballot_that_the_database_refuses_fails_alone() throws Exception {
        Town.Opened opened = open();
        Town.execute("ALTER TABLE ballot ADD CONSTRAINT planted CHECK (contest_id <> '" + opened.contest()
                + "' OR canonical NOT LIKE '%\"B\"%')");
        try {
            List<CompletableFuture<CastOutcome>> answers = castTogether(IntStream.range(0, 40)
                    .mapToObj(voter -> cast(opened, voter, voter == 20 ? "B" : "A"))
                    .toList());

            for (int voter = 0; voter < 40; voter++) {
                CompletableFuture<CastOutcome> answer = answers.get(voter);
                if (voter == 20) {
                    assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                            .hasCauseInstanceOf(PgException.class)
                            .hasMessageContaining("planted");
                } else {
                    assertThat(receipt(answer).version()).isEqualTo(1);
                }
            }
        } finally {
            Town.execute("ALTER TABLE ballot DROP CONSTRAINT planted");
        }
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .as("everybody else's and the opener's")
                .isEqualTo(40);
        assertThat(opened.approve("later", "B").statusCode()).isEqualTo(201);
    }

    @Test
    void who_is_stored_is_not_stored_again_when_a_ballot_of_a_contest_that_is_new_here_fails() throws Exception {
        Town.Opened known = open();
        Town.Opened fresh = Town.open();
        // Opens it, and nothing has been written into it.
        Town.as("looker", "ballots:cast").get("/v1/contests/" + fresh.contest() + "/ballot");
        Town.execute("ALTER TABLE ballot ADD CONSTRAINT planted CHECK (contest_id <> '" + fresh.contest() + "')");
        try {
            List<CompletableFuture<CastOutcome>> answers = castTogether(
                    List.of(cast(known, 101, "C"), cast(known, 102, "C"), cast(known, 1, "A"), cast(fresh, 2, "A")));

            assertThat(receipt(answers.get(2)).version()).isEqualTo(1);
            assertThat(answers.get(3).get(20, TimeUnit.SECONDS)).isInstanceOf(CastOutcome.HeldUp.class);
            assertThat(Town.number(
                            "SELECT version FROM ballot WHERE contest_id = ? AND voter_tag = ?",
                            known.contest(),
                            cast(known, 1, "A").tag()))
                    .isEqualTo(1);
            assertThatThrownBy(() ->
                            box.cast(cast(fresh, 2, "A")).toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .as("a contest that is known here by now: the reason is told")
                    .hasCauseInstanceOf(PgException.class);
        } finally {
            Town.execute("ALTER TABLE ballot DROP CONSTRAINT planted");
        }
    }

    @Test
    void neighbours_share_a_batch_with_its_promise() throws Exception {
        Town.Opened opened = open();

        List<CompletableFuture<CastOutcome>> answers = castTogether(IntStream.range(0, 40)
                .mapToObj(voter -> cast(opened, voter, "A"))
                .toList());

        List<Receipt> together = new ArrayList<>();
        for (CompletableFuture<CastOutcome> answer : answers.subList(SLOTS, 40)) {
            together.add(receipt(answer));
        }
        assertThat(together)
                .extracting(receipt -> receipt.promise().batch())
                .containsOnly(together.getFirst().promise().batch());
        assertThat(together).extracting(Receipt::index).doesNotHaveDuplicates();
        assertThat(together)
                .as("whatever came, a batch looks as large as it can be")
                .extracting(receipt -> receipt.promise().size())
                .containsOnly(receipt(answers.getFirst()).promise().size())
                .containsOnly(256);
        assertThat(Town.number(
                        "SELECT length(commitments) FROM ballot_batch WHERE id = ?",
                        UUID.fromString(together.getFirst().promise().batch())))
                .isEqualTo((40 - SLOTS) * 32L);
    }

    @Test
    void several_ballots_of_a_voter_in_a_batch_have_a_version_each_and_the_last_stays() throws Exception {
        Town.Opened opened = open();

        assertThat(receipt(box.cast(cast(opened, 100, "C")).toCompletableFuture())
                        .version())
                .isEqualTo(1);
        List<CompletableFuture<CastOutcome>> answers = castTogether(List.of(
                cast(opened, 101, "C"),
                cast(opened, 102, "C"),
                cast(opened, 1, "A"),
                cast(opened, 2, "A"),
                cast(opened, 1, "B"),
                cast(opened, 100, "B"),
                cast(opened, 1, "C")));

        assertThat(receipt(answers.get(2)).version()).isEqualTo(1);
        assertThat(receipt(answers.get(4)).version()).isEqualTo(2);
        assertThat(receipt(answers.get(6)).version()).isEqualTo(3);
        assertThat(receipt(answers.get(3)).version()).isEqualTo(1);
        assertThat(receipt(answers.get(5)).version()).isEqualTo(2);
        assertThat(Town.texts(
                        "SELECT version || ' ' || canonical FROM ballot WHERE contest_id = ? AND voter_tag = ?",
                        opened.contest(),
                        cast(opened, 1, "A").tag()))
                .containsExactly("3 {\"selections\":[\"C\"]}");
        assertThat(Town.number("SELECT sum(length(voided)) FROM ballot_batch WHERE contest_id = ?", opened.contest()))
                .as("two were superseded in the batch, one from an earlier batch")
                .isEqualTo(3 * 48);
    }

    /** The receipt times are those of two receivers whose clocks differ by two seconds. */
    @Test
    void one_that_came_late_by_its_receivers_clock_is_refused_and_its_neighbours_are_not() throws Exception {
        Town.Opened opened = open();
        Instant closesAt = opened.town().closesAt();
        String canonical = "{\"selections\":[\"A\"]}";
        List<Cast> casts = new ArrayList<>();
        for (int voter = 0; voter < 40; voter++) {
            Instant ahead = closesAt.plusMillis(voter * 10L);
            casts.add(cast(opened.contest(), voter, canonical, voter % 2 == 0 ? ahead : ahead.minusSeconds(2)));
        }

        List<CompletableFuture<CastOutcome>> answers = castTogether(casts);

        for (int voter = 0; voter < 40; voter++) {
            assertThat(answers.get(voter).get(20, TimeUnit.SECONDS))
                    .as("voter %s", voter)
                    .isInstanceOf(voter % 2 == 1 ? CastOutcome.Stored.class : CastOutcome.NotAdmitted.class);
        }
        assertThat(Town.number(
                        "SELECT count(*) FROM ballot WHERE contest_id = ? AND received_at >= ?",
                        opened.contest(),
                        closesAt.atOffset(ZoneOffset.UTC)))
                .isZero();
    }

    @Test
    void ballots_are_sorted_as_the_database_sorts_them() throws Exception {
        Random random = new Random(7);
        List<Cast> casts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] tag = new byte[16];
            random.nextBytes(tag);
            UUID contest = new UUID(random.nextLong() & ~1L, random.nextInt(3) - 1L);
            casts.add(new Cast(contest, tag, tag, "{}", 1, tag, new byte[32], Instant.EPOCH));
        }
        Gate gate = new Gate(Instant.EPOCH, Instant.MAX);
        Map<UUID, Gate> gates = new HashMap<>();
        casts.forEach(cast -> gates.put(cast.contestId(), gate));
        List<String> rows =
                new ArrayList<>(casts.stream().map(BatchWriterIT::key).toList());
        Collections.shuffle(rows, random);

        List<String> sorted = Town.texts(
                "SELECT c || ' ' || encode(t, 'hex') FROM unnest(string_to_array(?, ',')) row, LATERAL (SELECT"
                        + " split_part(row, ' ', 1)::uuid, decode(split_part(row, ' ', 2), 'hex')) k (c, t) ORDER BY c, t",
                String.join(",", rows));

        assertThat(CastBatch.of(casts, gates).turns().stream()
                        .map(turn -> key(turn.last()))
                        .toList())
                .isEqualTo(sorted);
    }

    private static String key(Cast cast) {
        return cast.contestId() + " " + HexFormat.of().formatHex(cast.tag());
    }
}
