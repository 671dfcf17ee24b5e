package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/** What dies in the rush takes no accepted ballot with it, and leaves none that nobody cast. */
class BallotFaultsIT {
    private static final int DOORS = 24;
    /** Accepted ballots between the faults. */
    private static final int FLOW = 300;
    /** Batches that show that a replica is at work. */
    private static final int WARM = 10;

    private final Platform platform = World.platform();

    private Call call = Call.draft("ballot-faults-organiser", Map.of());
    private String contest = "";

    @BeforeAll
    static void start() {
        World.platform();
    }

    private Crowd rush() {
        contest = call.contestWithGivenOptions();
        call.publish();
        call.openVoting(contest);
        return new Crowd(contest, DOORS, true);
    }

    private void assertEverythingStands(Crowd crowd) throws Exception {
        BoxCheck box = BoxCheck.whileOpen(contest, crowd.voters);
        call.move("vote", "closing");
        call.awaitResult(contest, Duration.ofMinutes(2));
        box.result(call, contest);
        assertThat(box.ballots()).isGreaterThan(FLOW);
    }

    @Test
    void a_replica_is_killed() throws Exception {
        Crowd crowd = rush();
        try (crowd) {
            for (int replica = 0; replica < 2; replica++) {
                crowd.flow(FLOW);
                platform.kill(Service.VOTING, replica);
                crowd.flow(FLOW);
                platform.start(Service.VOTING, replica);
            }
            crowd.flow(FLOW);
        }
        assertEverythingStands(crowd);
    }

    @Test
    void the_database_is_killed() throws Exception {
        Crowd crowd = rush();
        try (crowd) {
            for (int time = 0; time < 2; time++) {
                crowd.flow(FLOW);
                platform.killPostgres();
                startPostgres();
                crowd.flow(FLOW);
            }
        }
        assertEverythingStands(crowd);
    }

    /** Processes of the old server may live for a moment and keep the new one from starting. */
    private void startPostgres() throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                platform.startPostgres();
                return;
            } catch (BackingException e) {
                if (attempt == 5) {
                    throw e;
                }
                Thread.sleep(1_000);
            }
        }
    }

    @Test
    void connections_to_the_database_fall_silent() throws Exception {
        try (CommitCutter cutter = CommitCutter.before(platform.postgres().port())) {
            platform.stop(Service.VOTING, 1);
            platform.start(
                    Service.VOTING,
                    1,
                    Map.of("MINGA_DB_PORT", Integer.toString(cutter.port()), "MINGA_VOTING_CASTING_PATIENCE", "PT2S"));
            Crowd crowd = rush();
            try (crowd) {
                for (int time = 0; time < 3; time++) {
                    crowd.flow(FLOW / 3);
                    cutter.silenceNext(1);
                }
                crowd.flow(FLOW);
            }

            assertThat(cutter.cut()).as("connections that fell silent").isPositive();
            assertEverythingStands(crowd);
        } finally {
            platform.stop(Service.VOTING, 1);
            platform.start(Service.VOTING, 1);
        }
    }

    @Test
    void the_answer_to_a_commit_is_lost() throws Exception {
        try (CommitCutter cutter = CommitCutter.before(platform.postgres().port())) {
            platform.stop(Service.VOTING, 1);
            platform.start(Service.VOTING, 1, Map.of("MINGA_DB_PORT", Integer.toString(cutter.port())));
            Crowd crowd = rush();
            try (crowd) {
                // Who has just started is slow, and its first statement only asks: there is nothing to lose yet.
                crowd.flowUntil(() -> cutter.passed() >= WARM);
                for (int time = 0; time < 10; time++) {
                    crowd.flow(FLOW / 5);
                    cutter.cutNext(2);
                }
                crowd.flow(FLOW);
            }

            // The gateway passes a replica over that fails so often, so not all are lost that might be.
            assertThat(cutter.cut()).as("commits whose answer was lost").isGreaterThanOrEqualTo(5);
            BoxCheck box = BoxCheck.whileOpen(contest, crowd.voters);
            assertThat(box.untold())
                    .as("ballots that stand though their voters were not told")
                    .isPositive();
            call.move("vote", "closing");
            call.awaitResult(contest, Duration.ofMinutes(2));
            box.result(call, contest);
        } finally {
            platform.stop(Service.VOTING, 1);
            platform.start(Service.VOTING, 1);
        }
    }
}
