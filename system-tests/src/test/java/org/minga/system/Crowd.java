package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.minga.system.BallotCalls.Answer;

/** People who come to vote one after the other through many doors at once; some change their minds, some withdraw. */
final class Crowd implements AutoCloseable {
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 50;

    private final BallotCalls calls;
    private final boolean fickle;
    private final Workers workers = new Workers();
    private final AtomicInteger came = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    final Queue<Voter> voters = new ConcurrentLinkedQueue<>();

    /** @param fickle whether some change or withdraw what they cast */
    Crowd(String contest, int doors, boolean fickle) {
        this(BallotCalls.to(contest), doors, fickle);
    }

    Crowd(BallotCalls calls, int doors, boolean fickle) {
        this.calls = calls;
        this.fickle = fickle;
        for (int door = 0; door < doors; door++) {
            Random random = new Random(door);
            workers.start(() -> {
                while (!workers.over()) {
                    vote(new Voter("crowd-" + calls.contest() + "-" + came.incrementAndGet()), random);
                }
            });
        }
    }

    private void vote(Voter voter, Random random) throws InterruptedException {
        voters.add(voter);
        int mind = random.nextInt(10);
        count(voter.casts(calls, choice(random)));
        if (fickle && mind < 3) {
            count(voter.casts(calls, choice(random)));
        } else if (fickle && mind == 3) {
            count(voter.withdraws(calls));
        }
    }

    private void count(Answer answer) throws InterruptedException {
        if (answer.accepted()) {
            accepted.incrementAndGet();
        } else {
            // Who is turned away doesn't come again at once.
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static List<String> choice(Random random) {
        return List.of(CODES.get(random.nextInt(CODES.size())));
    }

    /** Until so many more have been accepted. */
    void flow(int more) {
        int before = accepted.get();
        flowUntil(() -> accepted.get() >= before + more);
    }

    /** Keeps coming until this time. */
    void flowUntilAfter(Instant time) {
        flowUntil(() -> InstantSource.system().instant().isAfter(time));
    }

    void flowUntil(BooleanSupplier reached) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> workers.ended() || reached.getAsBoolean());
        assertThat(workers.ended()).as("the crowd went home").isFalse();
    }

    /** Lets nobody else in and waits for those inside. */
    @Override
    public void close() throws InterruptedException, ExecutionException {
        workers.close();
    }
}
