package org.minga.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final long SECOND = 1_000_000_000;

    private static Buckets buckets(long amount, Duration window, int gateways, int most) {
        return new Buckets(new Quota("person", amount, window, gateways), most);
    }

    private static int taken(Buckets buckets, String who, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            if (buckets.take(who, now) >= 0) {
                taken++;
            }
        }
        return taken;
    }

    @Test
    void a_full_bucket_gives_its_amount_at_once_and_then_as_it_refills() {
        Buckets buckets = buckets(10, Duration.ofSeconds(10), 1, 100);
        assertThat(taken(buckets, "ana", 0, 50)).isEqualTo(10);
        assertThat(taken(buckets, "ana", SECOND - 1, 50)).isZero();
        assertThat(taken(buckets, "ana", SECOND, 50)).isEqualTo(1);
        assertThat(taken(buckets, "ana", 4 * SECOND, 50)).isEqualTo(3);
        assertThat(taken(buckets, "ana", 1000 * SECOND, 50)).isEqualTo(10);
    }

    @Test
    void it_says_what_is_left_and_when_the_next_one_is_free() {
        Buckets buckets = buckets(10, Duration.ofSeconds(10), 1, 100);
        assertThat(buckets.remaining(buckets.take("ana", 0))).isEqualTo(9);
        assertThat(taken(buckets, "ana", 0, 9)).isEqualTo(9);
        assertThat(buckets.take("ana", SECOND / 4)).isEqualTo(-3 * SECOND / 4);
        assertThat(Buckets.seconds(3 * SECOND / 4)).isEqualTo(1);
        assertThat(Buckets.seconds(SECOND + 1)).isEqualTo(2);
        assertThat(buckets.secondsForOne()).isEqualTo(1);
    }

    @Test
    void everybody_has_a_bucket_of_their_own() {
        Buckets buckets = buckets(3, Duration.ofSeconds(10), 1, 100);
        assertThat(taken(buckets, "ana", 0, 50)).isEqualTo(3);
        assertThat(taken(buckets, "ben", 0, 50)).isEqualTo(3);
    }

    @Test
    void what_was_taken_for_nothing_is_there_again() {
        Buckets buckets = buckets(3, Duration.ofSeconds(10), 1, 100);
        assertThat(taken(buckets, "ana", 0, 3)).isEqualTo(3);
        buckets.giveBack("ana");
        assertThat(taken(buckets, "ana", 0, 3)).isEqualTo(1);
    }

    @Test
    void without_a_limit_nobody_is_counted() {
        Buckets buckets = buckets(0, Duration.ofSeconds(10), 1, 100);
        assertThat(taken(buckets, "ana", 0, 1000)).isEqualTo(1000);
        assertThat(buckets.size()).isZero();
    }

    @Test
    void a_share_smaller_than_one_request_lets_one_pass_now_and_then() {
        Buckets buckets = buckets(1, Duration.ofSeconds(10), 2, 100);
        assertThat(taken(buckets, "ana", 0, 5)).isEqualTo(1);
        assertThat(taken(buckets, "ana", 19 * SECOND, 5)).isZero();
        assertThat(taken(buckets, "ana", 20 * SECOND, 5)).isEqualTo(1);
    }

    @Test
    void two_gateways_used_in_turn_let_pass_what_one_would() {
        Buckets[] gateways = {buckets(600, Duration.ofSeconds(10), 2, 10), buckets(600, Duration.ofSeconds(10), 2, 10)};
        int passed = 0;
        // Twenty times the limit, for a hundred seconds.
        for (int i = 0; i < 120_000; i++) {
            long now = i * SECOND / 1200;
            if (gateways[i % 2].take("partner", now) >= 0) {
                passed++;
            }
        }
        assertThat((double) passed).isCloseTo(600 + 60 * 100.0, within(0.05 * 6600));
    }

    @Test
    void full_buckets_are_forgotten_and_nobody_gains_by_it() {
        Buckets buckets = buckets(10, Duration.ofSeconds(10), 1, 100);
        buckets.take("ana", 0);
        taken(buckets, "ben", 0, 10);
        buckets.sweep(SECOND);
        assertThat(buckets.size()).isEqualTo(1);
        assertThat(taken(buckets, "ben", SECOND, 10)).isEqualTo(1);
        buckets.sweep(100 * SECOND);
        assertThat(buckets.size()).isZero();
    }

    @Test
    void above_the_most_that_are_kept_newcomers_share_one_bucket() {
        Buckets buckets = buckets(10, Duration.ofSeconds(10), 1, 2);
        assertThat(taken(buckets, "ana", 0, 10)).isEqualTo(10);
        assertThat(taken(buckets, "ben", 0, 10)).isEqualTo(10);
        int others = 0;
        for (int i = 0; i < 1000; i++) {
            others += taken(buckets, "crowd" + i, 0, 1);
        }
        assertThat(others).isEqualTo(10);
        assertThat(buckets.size()).isEqualTo(2);
    }

    @Test
    void sixteen_threads_take_exactly_what_is_there_while_the_sweeper_throws_full_buckets_away() throws Exception {
        for (int round = 0; round < 50; round++) {
            Buckets buckets = buckets(500, Duration.ofSeconds(10), 1, 100);
            CountDownLatch gate = new CountDownLatch(1);
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(17)) {
                threads.submit(() -> {
                    while (!over.get()) {
                        buckets.sweep(0);
                    }
                });
                List<Future<Integer>> each = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    each.add(threads.submit(() -> {
                        gate.await();
                        return taken(buckets, "ana", 0, 100);
                    }));
                }
                gate.countDown();
                int all = 0;
                for (Future<Integer> one : each) {
                    all += one.get();
                }
                over.set(true);
                assertThat(all).isEqualTo(500);
            }
        }
    }

    @Test
    void counting_and_refusing_leave_no_garbage() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Buckets buckets = buckets(5_000, Duration.ofSeconds(10), 1, 100);
        taken(buckets, "ana", 0, 1);
        long before = threads.getCurrentThreadAllocatedBytes();
        int taken = taken(buckets, "ana", 0, 100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).isEqualTo(4_999);
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    void a_limit_that_makes_no_sense_is_named() {
        assertThatThrownBy(() -> new Quota("client", -1, Duration.ofSeconds(10), 1))
                .hasMessageContaining("client");
        assertThatThrownBy(() -> new Quota("client", 1, Duration.ofMillis(10), 1))
                .hasMessageContaining("client");
        assertThatThrownBy(() -> new Quota("client", 1, Duration.ofSeconds(10), 0))
                .hasMessageContaining("client");
    }
}
