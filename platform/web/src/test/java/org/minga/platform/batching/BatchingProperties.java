package org.minga.platform.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.minga.platform.batching.HeldWrites.Refused;

class BatchingProperties {
    private static final int BAD = 7;

    private static boolean bad(int item) {
        return item % BAD == BAD - 1;
    }

    /** Each step submits, or ends or loses one of the writes that run. */
    @Property(tries = 500)
    void whatever_happens_each_gets_one_answer_in_order_and_within_the_limits(
            @ForAll @IntRange(min = 1, max = 4) int slots,
            @ForAll @IntRange(min = 1, max = 6) int batchSize,
            @ForAll @IntRange(min = 1, max = 12) int bound,
            @ForAll @Size(max = 200) List<@IntRange(max = 99) Integer> steps) {
        HeldWrites writes = new HeldWrites(BatchingProperties::bad);
        Batching<Integer, String> commits = new Batching<>(slots, batchSize, bound, writes, HeldWrites::causedByOne);
        Map<Integer, CompletableFuture<String>> answers = new TreeMap<>();
        Set<Integer> refused = new HashSet<>();
        Set<Integer> lost = new HashSet<>();
        for (int step : steps) {
            if (step < 60 || writes.running.isEmpty()) {
                int item = answers.size();
                boolean full = commits.full();
                answers.put(item, commits.submit(item).toCompletableFuture());
                assertThat(answers.get(item).isDone()).as("refused at once").isEqualTo(full);
                if (full) {
                    refused.add(item);
                }
            } else if (step < 95) {
                writes.end(step);
            } else {
                lost.addAll(writes.running.get(step % writes.running.size()).items());
                writes.lose(step);
            }
            assertThat(writes.running).hasSizeLessThanOrEqualTo(slots);
            assertThat(commits.waiting()).isLessThanOrEqualTo(bound);
            assertThat(commits.waiting() == 0 || writes.running.size() == slots)
                    .as("nobody waits while a slot is free")
                    .isTrue();
        }
        writes.endAll();

        assertThat(writes.begun).allMatch(items -> items.size() <= batchSize);
        assertThat(firstAttempts(writes)).isSorted().noneMatch(refused::contains);
        answers.forEach((item, answer) -> {
            if (refused.contains(item)) {
                fails(answer, Batching.Overloaded.class);
            } else if (answer.isCompletedExceptionally()) {
                fails(answer, lost.contains(item) ? HeldWrites.Gone.class : Refused.class);
                assertThat(bad(item) || lost.contains(item)).isTrue();
            } else {
                assertThat(answer).isCompletedWithValue(HeldWrites.answer(item));
                assertThat(bad(item)).isFalse();
            }
        });
    }

    private static List<Integer> firstAttempts(HeldWrites writes) {
        return writes.begun.stream().flatMap(List::stream).distinct().toList();
    }

    private static void fails(CompletableFuture<String> answer, Class<? extends Throwable> why) {
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(why);
    }

    /** Items are thread * 1000 + number; writes take random time on threads of their own. */
    @Property(tries = 20)
    void threads_at_once_keep_their_order_and_lose_nothing(
            @ForAll @IntRange(min = 1, max = 4) int slots, @ForAll @IntRange(min = 1, max = 32) int batchSize)
            throws Exception {
        int threads = 8;
        int each = 200;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentLinkedQueue<List<Integer>> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch gate = new CountDownLatch(1);
        List<List<CompletableFuture<String>>> answers = new ArrayList<>();
        try (ExecutorService store = Executors.newFixedThreadPool(4);
                ExecutorService people = Executors.newFixedThreadPool(threads)) {
            Batching<Integer, String> commits = new Batching<>(
                    slots,
                    batchSize,
                    threads * each,
                    items -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        begun.add(items);
                        return CompletableFuture.supplyAsync(
                                () -> {
                                    Thread.yield();
                                    running.decrementAndGet();
                                    if (items.stream().anyMatch(BatchingProperties::bad)) {
                                        throw new Refused();
                                    }
                                    return items.stream()
                                            .map(HeldWrites::answer)
                                            .toList();
                                },
                                store);
                    },
                    HeldWrites::causedByOne);
            List<Future<List<CompletableFuture<String>>>> submitting = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int from = thread * 1_000;
                submitting.add(people.submit(() -> {
                    gate.await();
                    List<CompletableFuture<String>> own = new ArrayList<>();
                    for (int item = from; item < from + each; item++) {
                        own.add(commits.submit(item).toCompletableFuture());
                    }
                    return own;
                }));
            }
            gate.countDown();
            for (Future<List<CompletableFuture<String>>> own : submitting) {
                answers.add(own.get(30, TimeUnit.SECONDS));
            }
            for (int thread = 0; thread < threads; thread++) {
                for (int number = 0; number < each; number++) {
                    int item = thread * 1_000 + number;
                    CompletableFuture<String> answer = answers.get(thread).get(number);
                    if (bad(item)) {
                        answer.orTimeout(30, TimeUnit.SECONDS);
                        fails(answer, Refused.class);
                    } else {
                        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(HeldWrites.answer(item));
                    }
                }
            }
        }

        assertThat(most.get()).isLessThanOrEqualTo(slots);
        assertThat(begun).allMatch(items -> items.size() <= batchSize).allSatisfy(items -> {
            for (int thread = 0; thread < threads; thread++) {
                int owner = thread;
                assertThat(items.stream().filter(item -> item / 1_000 == owner)).isSorted();
            }
        });
    }
}
