package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/** What was accepted is there once, whatever dies: in database, tally and ledger. */
class FaultsIT {
    /** Rewards are settled one event after the other; on a busy machine they may be minutes behind a flood. */
    private static final Duration SETTLED = Duration.ofMinutes(4);

    private static final int PEOPLE = 6;

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void every_answered_write_survives_the_death_of_each_process_in_turn() throws Exception {
        Platform platform = World.platform();
        Call collecting = collecting();
        Call voting = Call.draft("faults-organiser", Map.of());
        String contest = voting.contestWithGivenOptions();
        voting.publish();
        voting.openVoting(contest);

        Traffic traffic = new Traffic(collecting, voting, contest, PEOPLE);
        try (traffic) {
            for (Service service : Service.values()) {
                // Every replica of every service takes minutes: one of each, unless there is time.
                int replicas =
                        Boolean.getBoolean("minga.long") ? platform.options().replicas(service) : 1;
                for (int replica = 0; replica < replicas; replica++) {
                    letTrafficFlow(traffic);
                    platform.kill(service, replica);
                    platform.start(service, replica);
                }
            }
            letTrafficFlow(traffic);
        }

        assertEverythingArrivedOnce(collecting, traffic);
        assertBallotsStand(voting, contest, traffic);
    }

    @Test
    void writes_go_on_without_the_broker_and_everything_arrives_once_when_it_is_back() throws Exception {
        Platform platform = World.platform();
        Call collecting = collecting();
        Call voting = Call.draft("broker-organiser", Map.of());
        String contest = voting.contestWithGivenOptions();
        voting.publish();
        voting.openVoting(contest);

        Traffic traffic = new Traffic(collecting, voting, contest, PEOPLE);
        try (traffic) {
            letTrafficFlow(traffic);
            platform.stopRabbit();
            letTrafficFlow(traffic);
            letTrafficFlow(traffic);
            platform.startRabbit();
            letTrafficFlow(traffic);
            platform.killRabbit();
            letTrafficFlow(traffic);
            platform.startRabbit();
        }

        assertEverythingArrivedOnce(collecting, traffic);
        assertBallotsStand(voting, contest, traffic);
    }

    @Test
    void an_event_that_commits_ten_seconds_after_later_ones_is_not_skipped() throws Exception {
        Call collecting = collecting();
        UUID late = UUID.randomUUID();
        try (Connection database = database("submission");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload,"
                    + " timestamp) VALUES ('" + late + "', 'minga.submission.published.v1', 'submission', '" + late
                    + "', 1, '{\"campaign\": \"" + collecting.campaign + "\"}', '{\"submissionId\": \"" + late
                    + "\", \"campaignId\": \"" + collecting.campaign
                    + "\", \"status\": \"published\", \"title\": \"late\","
                    + " \"authorId\": \"" + Person.named("latecomer").id() + "\", \"onBehalf\": false}', now())");
            Person early = Person.named("early-" + late);
            Call.created(Call.patiently(() -> collecting.submits(early, "Early", "early-" + late)));
            await().atMost(SETTLED).until(() -> points(early) == 10);
            await().pollDelay(10, TimeUnit.SECONDS).atMost(20, TimeUnit.SECONDS).until(() -> true);
            assertThat(ledgerEntries(collecting)).isEqualTo(1);

            database.commit();
        }
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(ledgerEntries(collecting)).isEqualTo(2));
    }

    private static Call collecting() {
        Call call = Call.draft("collecting-organiser", Map.of());
        call.contestWithGivenOptions();
        call.rewards();
        call.publish();
        return call;
    }

    /** Until some hundred more writes have been accepted. */
    private static void letTrafficFlow(Traffic traffic) {
        int before = traffic.accepted.get();
        await().atMost(SETTLED).until(() -> traffic.accepted.get() > before + 40);
    }

    private static void assertEverythingArrivedOnce(Call collecting, Traffic traffic) {
        assertThat(traffic.submissions).hasSizeGreaterThan(100);
        Map<String, Integer> stored = count(
                "submission",
                "SELECT title, count(*) FROM submission WHERE campaign_id = '" + collecting.campaign
                        + "' GROUP BY title");
        assertThat(stored.keySet()).containsAll(traffic.submissions.keySet());
        assertThat(stored.values()).allMatch(times -> times == 1);
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(ledgerEntries(collecting)).isEqualTo(stored.size()));
    }

    private static void assertBallotsStand(Call voting, String contest, Traffic traffic) {
        assertThat(traffic.ballots).hasSize(PEOPLE);
        traffic.ballots.forEach((name, selections) -> {
            Response stored = Person.named(name).gets("/v1/contests/" + contest + "/ballot");
            assertThat(stored.jsonPath().<String>getList("selections")).as(name).isEqualTo(selections);
        });
        Response result = voting.closeVoting(contest);
        assertThat(result.jsonPath().getInt("ballots")).isEqualTo(PEOPLE);
        Map<String, Integer> expected = new HashMap<>();
        traffic.ballots.values().forEach(selections -> expected.merge(selections.getFirst(), 1, Integer::sum));
        int most = expected.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(expected.get(result.jsonPath().getString("winners[0].code"))).isEqualTo(most);
    }

    private static int points(Person person) {
        return person.gets("/v1/me/rewards").jsonPath().getInt("points");
    }

    /** Movements of points that the ledger of a campaign holds. */
    private static int ledgerEntries(Call call) {
        return count(
                        "reward",
                        "SELECT 'points', count(*) FROM reward_movement m JOIN reward r ON r.id = m.reward_id"
                                + " WHERE r.kind = 'points' AND r.campaign_id = '" + call.campaign + "'")
                .getOrDefault("points", 0);
    }

    private static Map<String, Integer> count(String database, String query) {
        try (Connection connection = database(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            Map<String, Integer> counts = new HashMap<>();
            while (row.next()) {
                counts.put(row.getString(1), row.getInt(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static Connection database(String name) throws SQLException {
        return World.platform().postgres().connect(name);
    }
}
