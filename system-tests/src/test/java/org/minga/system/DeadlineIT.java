package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.system.Voter.Receipt;

/** Ballots across the close, received in turn by two replicas whose clocks are two seconds apart. */
class DeadlineIT {
    private static final int SLOW_SECONDS = 2;
    /** So that the replica whose clock is right doesn't seal before the other's close. */
    private static final Map<String, String> PATIENT = Map.of("MINGA_VOTING_SEAL_DELAY", "PT3S");
    /** Time to set up, and to let a crowd in before the close. */
    private static final Duration OPEN_FOR = Duration.ofSeconds(25);

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void each_ballot_is_judged_by_its_receivers_clock_and_what_was_accepted_counts() throws Exception {
        Platform platform = World.platform();
        Map<String, String> slow = FakeClock.off(-SLOW_SECONDS);
        platform.stop(Service.VOTING, 0);
        platform.start(Service.VOTING, 0, PATIENT);
        platform.stop(Service.VOTING, 1);
        platform.start(Service.VOTING, 1, slow);
        try {
            Instant closesAt = InstantSource.system().instant().plus(OPEN_FOR);
            Call call = Call.votingUntil("deadline-organiser", closesAt);
            String contest = call.contestWithGivenOptions();
            call.publish();
            Call.patiently(() -> call.organiser.gets("/v1/contests/" + contest));

            Crowd crowd = new Crowd(new BallotCalls(Doors.of(Service.VOTING), contest), 12, false);
            try (crowd) {
                crowd.flow(50);
                crowd.flowUntilAfter(closesAt.plusSeconds(SLOW_SECONDS + 1));
            }
            call.awaitResult(contest, Duration.ofMinutes(1));

            List<Receipt> receipts = crowd.voters.stream()
                    .flatMap(voter -> voter.receipts.values().stream())
                    .toList();
            assertThat(receipts)
                    .as("none late by its receiver's clock")
                    .allMatch(receipt -> receipt.receivedAt().isBefore(closesAt));
            assertThat(receipts.stream().filter(DeadlineIT::bySlowClock)).isNotEmpty();
            assertThat(receipts.stream().filter(receipt -> !bySlowClock(receipt)))
                    .isNotEmpty();
            assertThat(receipts.stream().filter(receipt -> receipt.sentAt().isAfter(closesAt)))
                    .as("the slow clock let some in that the other would not have")
                    .isNotEmpty()
                    .allMatch(DeadlineIT::bySlowClock);
            assertThat(crowd.voters.stream().filter(voter -> voter.refusals.get() > 0))
                    .as("some came too late")
                    .isNotEmpty();
            BoxCheck.ofReceipts(crowd.voters).result(call, contest);
        } finally {
            for (int replica = 0; replica < 2; replica++) {
                platform.stop(Service.VOTING, replica);
                platform.start(Service.VOTING, replica);
            }
        }
    }

    private static boolean bySlowClock(Receipt receipt) {
        return receipt.receivedAt().isBefore(receipt.sentAt());
    }
}
