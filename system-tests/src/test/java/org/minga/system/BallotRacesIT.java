package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.system.BallotCalls.Answer;

/** A voter in sixteen places at once, through two replicas behind the gateway. */
class BallotRacesIT {
    private static final int VOTERS = 500;
    private static final int AT_ONCE = 16;
    private static final int REPLICAS = 2;
    /** How often it is looked who writes, in a race. */
    private static final int LOOKS = 5;
    /** So many voters race at the same time. */
    private static final int RACES = 4;

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void casts_changes_and_withdrawals_at_once_leave_one_ballot_each_that_of_the_highest_version() throws Exception {
        Call call = Call.draft("ballot-races-organiser", Map.of());
        String contest = call.contestWithGivenOptions();
        call.publish();
        call.openVoting(contest);
        BallotCalls calls = BallotCalls.to(contest);
        Random random = new Random(16);
        List<Voter> voters = new ArrayList<>();

        Set<Integer> writers = new HashSet<>();

        while (voters.size() < VOTERS) {
            List<Callable<Answer>> wishes = new ArrayList<>();
            for (int i = 0; i < RACES; i++) {
                Voter voter = new Voter("racer-" + voters.size());
                voters.add(voter);
                wishes.addAll(wishes(voter, calls, random));
            }
            if (writers.size() < REPLICAS) {
                wishes.add(() -> watch(writers));
            }
            assertThat(Together.run(wishes))
                    .as("a withdrawal may find no ballot, all else is accepted")
                    .extracting(Answer::status)
                    .allMatch(status -> List.of(200, 201, 404).contains(status));
        }

        assertThat(writers).as("replicas that were seen to write ballots").hasSize(REPLICAS);
        assertThat(voters).allMatch(Voter::certain);
        BoxCheck box = BoxCheck.whileOpen(contest, voters);
        call.closeVoting(contest);
        box.result(call, contest);
        assertThat(voters.stream().mapToInt(voter -> voter.withdrawals.size()).sum())
                .as("some withdrew in between")
                .isPositive();
    }

    /** Notes which replicas write ballots right now. */
    private static Answer watch(Set<Integer> writers) throws Exception {
        Sessions sessions = new Sessions(World.platform());
        for (int look = 0; look < LOOKS; look++) {
            writers.addAll(sessions.replicasWith("a.state <> 'idle' AND a.query ILIKE '%INSERT INTO ballot %'"));
        }
        return new Answer(200, "");
    }

    /** Mostly casts, some withdrawals in between; every fourth voter never withdraws. */
    private static List<Callable<Answer>> wishes(Voter voter, BallotCalls calls, Random random) {
        boolean steady = random.nextInt(4) == 0;
        List<Callable<Answer>> wishes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            List<String> selections = List.of("A", "B", "C", "D", "E").subList(i % 5, Math.min(5, i % 5 + 1 + i % 3));
            wishes.add(!steady && i % 5 == 4 ? () -> voter.withdraws(calls) : () -> voter.casts(calls, selections));
        }
        Collections.shuffle(wishes, random);
        return wishes;
    }
}
