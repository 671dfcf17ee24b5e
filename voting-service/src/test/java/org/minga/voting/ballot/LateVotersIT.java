package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;

/** Who comes before the opening or after the close is told so at once, though the contest itself is busy. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class LateVotersIT {
    /** More than the service has connections to its database. */
    private static final int CROWD = 30;

    private static final int PATIENCE_SECONDS = 10;

    private static void lock(Statement statement, UUID contest) throws SQLException {
        statement.execute("SELECT FROM contest WHERE id = '" + contest + "' FOR UPDATE");
    }

    private static void assertAllToldAndOthersServed(UUID contest, Function<String, Response> request)
            throws Exception {
        Town.Opened other = Town.open();
        other.approve("opener", "A").then().statusCode(201);
        try (Connection database = Events.database();
                Statement statement = database.createStatement();
                ExecutorService people = Executors.newFixedThreadPool(CROWD + 1)) {
            database.setAutoCommit(false);
            lock(statement, contest);
            try {
                List<Future<Response>> crowd = new ArrayList<>();
                for (int i = 0; i < CROWD; i++) {
                    String voter = "crowd-" + i;
                    crowd.add(people.submit(() -> request.apply(voter)));
                }
                Future<Response> elsewhere = people.submit(() -> other.approve("elsewhere", "B"));

                assertThat(elsewhere.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode())
                        .isEqualTo(201);
                for (Future<Response> one : crowd) {
                    Response told = one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    assertThat(told.statusCode()).isEqualTo(409);
                    assertThat(told.<String>path("type")).endsWith("/contest-not-open");
                }
            } finally {
                database.rollback();
            }
        }
    }

    /** Counted, with nothing of it left in the memory of the service. */
    private static Town.Opened counted() {
        Town.Opened opened = Town.open();
        Awaitility.await("the clock opened it").until(() -> opened.state().equals("open"));
        StuffedBox.stuff(opened.contest(), 3, n -> "{\"selections\":[\"A\"]}");
        opened.count().then().statusCode(200);
        return opened;
    }

    @Test
    void who_casts_while_the_contest_is_counted_holds_nobody_up() throws Exception {
        Town.Opened opened = counted();

        assertAllToldAndOthersServed(opened.contest(), voter -> opened.approve(voter, "A"));
    }

    @Test
    void nor_does_who_wants_to_see_or_withdraw_a_ballot_then() throws Exception {
        Town.Opened opened = counted();
        String path = "/v1/contests/" + opened.contest() + "/ballot";

        assertAllToldAndOthersServed(
                opened.contest(),
                voter -> voter.hashCode() % 2 == 0
                        ? Town.as(voter, "ballots:cast").get(path)
                        : Town.as(voter, "ballots:cast").delete(path));
    }

    @Test
    void nor_does_an_early_bird() throws Exception {
        Town later = Town.draft().votingLater();
        Town.Opened upcoming = new Town.Opened(later, later.create(Map.of()));
        later.publish();

        assertAllToldAndOthersServed(upcoming.contest(), voter -> upcoming.approve(voter, "A"));
    }
}
