package org.minga.voting.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;
import org.minga.voting.ballot.OpenContest;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** A replica that is stopped, or hangs, keeps its connections: the database ends what they hold, and the work goes on. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class SilentReplicaIT {
    @Inject
    Step step;

    @Inject
    Pool pool;

    @Test
    void a_replica_that_went_silent_in_the_middle_of_a_step_is_overcome() throws Exception {
        Town.Opened opened = TakeoverIT.voted();
        try (Connection silent = Events.database();
                Statement statement = silent.createStatement()) {
            silent.setAutoCommit(false);
            statement.execute(Step.limits(Duration.ofSeconds(2)));
            statement.execute("SELECT FROM contest WHERE id = '" + opened.contest() + "' FOR UPDATE");
            statement.execute("UPDATE contest SET state = 'sealed' WHERE id = '" + opened.contest() + "'");

            opened.count();

            assertThatThrownBy(() -> {
                        statement.execute("DELETE FROM ballot");
                        silent.commit();
                    })
                    .isInstanceOf(SQLException.class);
        }
        Bundles.assertRight(opened, 2);
    }

    /** The kernel of a stopped replica still takes in what fits into its buffers; the database waits to send the rest. */
    @Test
    void so_is_one_that_stopped_while_rows_were_on_their_way_to_it() throws Exception {
        Town.Opened opened = TakeoverIT.voted();
        Connection silent = Events.database();
        try (Statement statement = silent.createStatement()) {
            silent.setAutoCommit(false);
            statement.execute(Step.limits(Duration.ofSeconds(2)));
            statement.execute("SELECT FROM contest WHERE id = '" + opened.contest() + "' FOR UPDATE");
            CopyOut rows = silent.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT repeat('x', 10000) FROM generate_series(1, 10000)) TO STDOUT");

            opened.count();

            assertThatThrownBy(() -> {
                        while (rows.readFromCopy() != null) {
                            // There are more than fit into any buffer.
                        }
                    })
                    .isInstanceOf(SQLException.class);
        } finally {
            silent.abort(Runnable::run);
        }
        Bundles.assertRight(opened, 2);
    }

    @Test
    void so_is_one_that_stopped_while_it_stored_ballots() {
        Town.Opened opened = TakeoverIT.voted();
        SqlConnection silent = pool.getConnectionAndAwait();
        silent.query("BEGIN").executeAndAwait();
        Step.change(silent, "UPDATE ballot SET version = 99 WHERE contest_id = $1", Tuple.of(opened.contest()));
        assertThat(Step.rows(
                        silent,
                        OpenContest.GATE,
                        Tuple.of(opened.contest(), MovableClock.now().atOffset(ZoneOffset.UTC))))
                .hasSize(1);

        opened.count();

        assertThatThrownBy(() -> silent.query("COMMIT").executeAndAwait()).isInstanceOf(RuntimeException.class);
        silent.closeAndAwait();
        Bundles.assertRight(opened, 2);
    }

    @Test
    void a_step_that_takes_long_is_not_taken_for_silence() {
        Town.Opened opened = TakeoverIT.voted();
        Step hasty = step.silentFor(Duration.ofMillis(400));

        hasty.inTransaction(connection -> {
            Step.rows(connection, "SELECT FROM contest WHERE id = $1 FOR UPDATE", Tuple.of(opened.contest()));
            Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            Step.change(
                    connection, "UPDATE contest SET version = version + 100 WHERE id = $1", Tuple.of(opened.contest()));
        });

        assertThat(Town.number("SELECT version FROM contest WHERE id = ?", opened.contest()))
                .isGreaterThan(100);
    }

    @Test
    void one_whose_connection_was_taken_away_leaves_nothing() {
        Town.Opened opened = TakeoverIT.voted();

        assertThatThrownBy(() -> step.inTransaction(connection -> {
                    Step.change(connection, "DELETE FROM ballot WHERE contest_id = $1", Tuple.of(opened.contest()));
                    int backend = Step.rows(connection, "SELECT pg_backend_pid() AS pid", Tuple.tuple())
                            .getFirst()
                            .getInteger("pid");
                    Town.execute("SELECT pg_terminate_backend(" + backend + ")");
                    Step.change(connection, "DELETE FROM ballot_key WHERE contest_id = $1", Tuple.of(opened.contest()));
                }))
                .isInstanceOf(RuntimeException.class);

        opened.count();
        Bundles.assertRight(opened, 2);
    }
}
