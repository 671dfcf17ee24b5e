package org.minga.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private static final long SECOND = 1_000_000_000;

    private static final Health HEALTH =
            new Health(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15), 3, Duration.ofSeconds(1));

    private long now = -5 * SECOND;

    private final Replica replica = new Replica("things", URI.create("http://a:1"), false, HEALTH, () -> now);

    private void after(double seconds) {
        now += (long) (seconds * SECOND);
    }

    private void request(boolean good) {
        assertThat(replica.begin()).isTrue();
        if (good) {
            replica.good(now);
        } else {
            replica.failed(now, "it answers 500");
        }
        replica.end(now);
    }

    private void failUntilAside() {
        request(false);
        request(false);
        after(1);
        request(false);
        assertThat(replica.available()).isFalse();
    }

    @Test
    void failures_in_a_row_set_it_aside_if_they_last() {
        request(false);
        request(false);
        request(false);
        request(false);
        assertThat(replica.available()).isTrue();
        after(1);
        request(false);
        assertThat(replica.available()).isFalse();
    }

    @Test
    void something_good_between_them_makes_them_forgotten() {
        request(false);
        request(false);
        after(1);
        request(true);
        request(false);
        request(false);
        after(1);
        assertThat(replica.available()).isTrue();
    }

    @Test
    void after_the_pause_one_request_decides_whether_it_is_well() {
        failUntilAside();
        after(1.9);
        assertThat(replica.available()).isFalse();
        after(0.1);
        assertThat(replica.available()).isTrue();
        assertThat(replica.begin()).isTrue();
        assertThat(replica.available()).isFalse();
        assertThat(replica.begin()).isFalse();
        replica.good(now);
        replica.end(now);
        assertThat(replica.begin()).isTrue();
        assertThat(replica.begin()).isTrue();
    }

    @Test
    void a_trial_that_tells_nothing_leaves_room_for_the_next() {
        failUntilAside();
        after(2);
        assertThat(replica.begin()).isTrue();
        replica.end(now);
        assertThat(replica.available()).isTrue();
    }

    @Test
    void each_failed_trial_makes_the_pause_longer_up_to_the_longest_and_success_makes_it_short_again() {
        failUntilAside();
        for (double pause : new double[] {2, 4, 8, 10, 10}) {
            after(pause - 0.001);
            assertThat(replica.available()).as("%s", pause).isFalse();
            after(0.001);
            request(false);
        }
        after(10);
        request(true);
        failUntilAside();
        after(2);
        assertThat(replica.available()).isTrue();
    }

    @Test
    void what_was_sent_before_it_was_set_aside_is_no_news() {
        long before = now;
        assertThat(replica.begin()).isTrue();
        assertThat(replica.begin()).isTrue();
        failUntilAside();
        replica.failed(before, "it does not answer in time");
        replica.good(before);
        assertThat(replica.available()).isFalse();
        after(2);
        assertThat(replica.begin()).isTrue();
        replica.end(before);
        assertThat(replica.available()).isFalse();
        assertThat(replica.inside()).isEqualTo(2);
    }

    @Test
    void one_that_leaves_is_passed_over_until_it_has_surely_gone_and_needs_no_trial() {
        replica.leaves();
        after(14);
        assertThat(replica.available()).isFalse();
        after(1);
        assertThat(replica.begin()).isTrue();
        assertThat(replica.begin()).isTrue();
    }

    @Test
    void one_that_left_and_is_there_again_need_not_wait() {
        replica.leaves();
        replica.unreachable("refused");
        after(3);
        replica.probeAnswered();
        assertThat(replica.available()).isTrue();
    }

    @Test
    void without_a_connection_it_is_out_until_a_probe_is_answered() {
        replica.unreachable("refused");
        after(1000);
        assertThat(replica.available()).isFalse();
        replica.probeAnswered();
        assertThat(replica.available()).isTrue();
    }

    @Test
    void two_probes_without_an_answer_make_it_silent() {
        replica.probeUnanswered("closed");
        assertThat(replica.available()).isTrue();
        replica.probeAnswered();
        replica.probeUnanswered("closed");
        assertThat(replica.available()).isTrue();
        replica.probeUnanswered("too late");
        assertThat(replica.available()).isFalse();
    }

    @Test
    void of_sixteen_threads_one_has_the_trial() throws Exception {
        for (int round = 0; round < 200; round++) {
            failUntilAside();
            after(2);
            CountDownLatch gate = new CountDownLatch(1);
            List<Future<Boolean>> each = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < 16; i++) {
                    each.add(threads.submit(() -> {
                        gate.await();
                        return replica.begin();
                    }));
                }
                gate.countDown();
            }
            int winners = 0;
            for (Future<Boolean> one : each) {
                winners += one.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            replica.good(now);
            replica.end(now);
        }
    }
}
