package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;

/** A box with room for few, that is kept from writing. */
@QuarkusTest
@TestProfile(FullQueueIT.LittleRoom.class)
@WithTestResource(PlatformResource.class)
class FullQueueIT {
    private static final int SLOTS = 2;
    private static final int ROOM = 5;
    /** So many that one pause of a busy machine is no measure; the others can't be kept waiting for long. */
    private static final int TURNED_AWAY = 5;

    private static final long AT_ONCE_MILLIS = 200;

    @Inject
    Box box;

    public static final class LittleRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("minga.voting.casting.batches", "" + SLOTS, "minga.voting.casting.queue", "" + ROOM);
        }
    }

    @Test
    void who_comes_when_the_queue_is_full_is_asked_to_come_again_and_all_others_are_served() throws Exception {
        Town.Opened opened = Town.open();
        opened.approve("opener", "A").then().statusCode(201);
        List<Future<Response>> inside = new ArrayList<>();
        try (Connection database = Events.database();
                Statement statement = database.createStatement();
                ExecutorService people = Executors.newFixedThreadPool(SLOTS + ROOM)) {
            database.setAutoCommit(false);
            statement.execute(BatchWriterIT.HELD);
            for (int i = 0; i < SLOTS + ROOM; i++) {
                String voter = "inside-" + i;
                inside.add(people.submit(() -> opened.approve(voter, "B")));
            }
            Awaitility.await("the queue is full").atMost(Duration.ofSeconds(20)).until(box::full);

            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < TURNED_AWAY; i++) {
                RequestSpecification request =
                        Town.as("outside", "ballots:cast").body(Map.of("selections", List.of("B")));
                long begin = System.nanoTime();
                Response outside = request.put("/v1/contests/" + opened.contest() + "/ballot");
                millis.add((System.nanoTime() - begin) / 1_000_000);
                assertThat(outside.statusCode()).isEqualTo(503);
                assertThat(outside.header("Retry-After")).isNotBlank();
                assertThat(outside.<String>path("type")).endsWith("/unavailable");
            }
            assertThat(Collections.min(millis)).as("told at once: %s", millis).isLessThan(AT_ONCE_MILLIS);
            database.commit();
            for (Future<Response> answer : inside) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
            }
        }
        assertThat(opened.approve("outside", "B").statusCode()).isEqualTo(201);
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .isEqualTo(1 + SLOTS + ROOM + 1);
    }
}
