package org.minga.platform.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minga.platform.data.outbox.Republish;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Republish republish;

    private static int make(String name, String key) {
        return given().header(
                        "Authorization",
                        TestTokens.person("ana").scopes("things:write").bearer())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/things")
                .statusCode();
    }

    private static void awaitHeard(String name, int times) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.count("heard", "name = '" + name + "'"))
                        .isEqualTo(times));
    }

    @Test
    void an_event_of_a_committed_change_arrives_once_with_its_attributes() {
        assertThat(make("kettle", "kettle-1")).isEqualTo(201);

        awaitHeard("kettle", 1);
        assertThat(Events.outbox("minga.thing.made.v1"))
                .filteredOn(event -> event.data().path("name").asText().equals("kettle"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.sequence()).isEqualTo(1);
                    assertThat(event.extensions()).containsEntry("group", "g1").containsKey("traceparent");
                });
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.count("outbox", "published_at IS NULL AND payload LIKE '%kettle%'"))
                                .isZero());
    }

    @Test
    void a_refused_change_leaves_no_event() {
        assertThat(make("refused", "refused-1")).isEqualTo(422);

        assertThat(Database.count("outbox", "payload LIKE '%refused%'")).isZero();
        assertThat(Database.count("thing", "name = 'refused'")).isZero();
    }

    @Test
    void a_row_that_commits_late_is_not_skipped() throws Exception {
        try (Connection slow = Events.database();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload,"
                    + " timestamp) VALUES ('" + UUID.randomUUID()
                    + "', 'minga.thing.made.v1', 'thing', 'late', 1, '{}',"
                    + " '{\"name\": \"latecomer\"}', now())");
            make("early bird", "early-1");
            awaitHeard("early bird", 1);
            assertThat(Database.count("heard", "name = 'latecomer'")).isZero();

            slow.commit();
        }
        awaitHeard("latecomer", 1);
    }

    @Test
    void an_event_sent_again_after_a_crash_before_its_mark_takes_effect_once() throws Exception {
        make("lamp", "lamp-1");
        awaitHeard("lamp", 1);

        try (Connection database = Events.database();
                Statement statement = database.createStatement()) {
            await().until(() -> Database.count("outbox", "published_at IS NOT NULL AND payload LIKE '%lamp%'") == 1);
            statement.execute("UPDATE outbox SET published_at = NULL WHERE payload LIKE '%lamp%'");
        }
        make("after the lamp", "lamp-2");

        awaitHeard("after the lamp", 1);
        awaitHeard("lamp", 1);
    }

    @Test
    void events_of_one_subject_arrive_in_order_without_gaps_under_concurrency() throws Exception {
        int writers = 8;
        int each = 10;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int id = writer;
                done.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        assertThat(make("subject:busy", "busy-" + id + "-" + i)).isEqualTo(201);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> writer : done) {
                writer.get();
            }
        }
        awaitHeard("subject:busy", writers * each);
        assertThat(Database.strings(
                        "SELECT sequence::text FROM heard WHERE subject = 'subject:busy' ORDER BY position"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, writers * each)
                        .mapToObj(Long::toString)
                        .toList());
    }

    @Test
    void more_than_a_batch_arrives_in_order_and_is_marked() throws Exception {
        int rows = 95;
        try (Connection database = Events.database();
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload,"
                    + " timestamp) SELECT gen_random_uuid(), 'minga.thing.made.v1', 'thing', 'subject:crowd', n, '{}',"
                    + " '{\"name\": \"subject:crowd\"}', now() FROM generate_series(1, " + rows + ") AS n");
        }
        awaitHeard("subject:crowd", rows);
        assertThat(Database.strings(
                        "SELECT sequence::text FROM heard WHERE subject = 'subject:crowd' ORDER BY position"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows).mapToObj(Long::toString).toList());
        await().atMost(PATIENCE)
                .until(() -> Database.count("outbox", "published_at IS NULL AND aggregateid = 'subject:crowd'") == 0);
    }

    @Test
    void republishing_fills_a_queue_and_repeats_no_effect() throws Exception {
        make("book", "book-1");
        awaitHeard("book", 1);
        await().until(() -> Database.count("outbox", "published_at IS NOT NULL AND payload LIKE '%book%'") == 1);

        assertThat(republish.to("things.inbox")).isPositive();

        make("after the book", "book-2");
        awaitHeard("after the book", 1);
        awaitHeard("book", 1);
    }
}
