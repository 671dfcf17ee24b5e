package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * The replica that seals and counts is stopped half-way, holding whatever it holds; another goes on; then the first is
 * continued and must do no harm. Where it stands is known by a table it waits for.
 */
class SealTakeoverIT {
    private static final int VOTERS = 200;

    private final Platform platform = World.platform();

    @BeforeAll
    static void start() {
        World.platform();
    }

    @ParameterizedTest
    @ValueSource(strings = {"counted_ballot", "contest_result"})
    void another_replica_takes_over_and_everything_happens_once(String table) throws Exception {
        Call call = Call.draft("takeover-organiser", Map.of());
        String contest = call.contestWithGivenOptions();
        call.publish();
        call.openVoting(contest);
        Crowd crowd = new Crowd(contest, 8, true);
        try (crowd) {
            crowd.flow(VOTERS);
        }
        BoxCheck box = BoxCheck.whileOpen(contest, crowd.voters);

        int stopped;
        try (Connection database = platform.postgres().connect("voting");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            Call.ok(call.move("vote", "closing"));
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
            stopped = await().atMost(Duration.ofSeconds(30))
                    .until(() -> waitingFor(table), replicas -> !replicas.isEmpty())
                    .iterator()
                    .next();
            platform.freeze(Service.VOTING, stopped);
            database.rollback();
        }
        try {
            // Half of the requests would wait for the replica that is stopped.
            await().atMost(Duration.ofSeconds(90)).until(() -> state(contest), "provisional"::equals);
        } finally {
            platform.resume(Service.VOTING, stopped);
        }

        box.result(call, contest);
        Map<String, Integer> before = traces(contest);
        // Two ticks and more, in which the one that was stopped goes on with what it was at.
        Thread.sleep(3_000);
        assertThat(traces(contest)).isEqualTo(before);
        for (String once : List.of("result", "minga.contest.sealed.v1", "minga.contest.tallied.v1")) {
            assertThat(before).as("once: %s", once).containsEntry(once, 1);
        }
        box.result(call, contest);
    }

    private Set<Integer> waitingFor(String table) throws Exception {
        return new Sessions(platform)
                .replicasWith("a.query ILIKE '%INSERT INTO " + table + " %' AND EXISTS (SELECT FROM pg_locks l"
                        + " WHERE l.pid = a.pid AND NOT l.granted AND l.relation = '" + table + "'::regclass)");
    }

    private String state(String contest) throws SQLException {
        try (Connection database = platform.postgres().connect("voting");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT state FROM contest WHERE id = '" + contest + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What the closing left: rows of the result, events by type. */
    private Map<String, Integer> traces(String contest) throws SQLException {
        Map<String, Integer> traces = new HashMap<>();
        try (Connection database = platform.postgres().connect("voting");
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT type, count(*) FROM outbox WHERE aggregateid = '" + contest
                                + "' GROUP BY type UNION ALL SELECT 'result', count(*) FROM contest_result WHERE"
                                + " contest_id = '"
                                + contest + "'")) {
            while (rows.next()) {
                traces.put(rows.getString(1), rows.getInt(2));
            }
        }
        return traces;
    }
}
