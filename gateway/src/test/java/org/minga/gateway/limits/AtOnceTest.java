package org.minga.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    @Test
    void a_place_that_comes_free_is_taken_again_and_others_have_places_of_their_own() {
        AtOnce inside = new AtOnce(2);
        assertThat(inside.enter("a")).isTrue();
        assertThat(inside.enter("a")).isTrue();
        assertThat(inside.enter("a")).isFalse();
        assertThat(inside.enter("b")).isTrue();
        inside.exit("a");
        assertThat(inside.enter("a")).isTrue();
        assertThat(inside.enter("a")).isFalse();
    }

    @Test
    void who_has_left_is_forgotten() {
        AtOnce inside = new AtOnce(2);
        for (int i = 0; i < 1000; i++) {
            assertThat(inside.enter("client" + i)).isTrue();
            inside.exit("client" + i);
        }
        assertThat(inside.size()).isZero();
    }

    @Test
    void without_a_limit_nobody_is_counted() {
        AtOnce inside = new AtOnce(0);
        assertThat(inside.enter("a")).isTrue();
        assertThat(inside.size()).isZero();
        inside.exit("a");
    }

    @Test
    void sixteen_threads_are_never_more_inside_than_allowed_and_leave_nothing_behind() throws Exception {
        AtOnce inside = new AtOnce(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> each = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                each.add(threads.submit(() -> {
                    for (int k = 0; k < 20_000; k++) {
                        if (inside.enter("a")) {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            now.decrementAndGet();
                            inside.exit("a");
                        }
                    }
                }));
            }
        }
        for (Future<?> one : each) {
            one.get();
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(inside.size()).isZero();
    }
}
