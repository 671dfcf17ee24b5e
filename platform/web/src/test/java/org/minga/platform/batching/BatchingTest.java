package org.minga.platform.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchingTest {
    private static List<CompletableFuture<String>> submit(Batching<Integer, String> commits, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(item -> commits.submit(item).toCompletableFuture())
                .toList();
    }

    @Test
    void whoever_comes_while_a_slot_is_free_is_written_at_once() {
        HeldWrites writes = new HeldWrites();
        Batching<Integer, String> commits = new Batching<>(2, 10, 10, writes, HeldWrites::causedByOne);

        commits.submit(1);
        commits.submit(2);

        assertThat(writes.begun).containsExactly(List.of(1), List.of(2));
        assertThat(commits.waiting()).isZero();
    }

    @Test
    void whoever_comes_meanwhile_goes_together_in_the_next() {
        HeldWrites writes = new HeldWrites();
        Batching<Integer, String> commits = new Batching<>(1, 3, 10, writes, HeldWrites::causedByOne);
        List<CompletableFuture<String>> answers = submit(commits, 0, 6);

        writes.end(0);

        assertThat(writes.begun).containsExactly(List.of(0), List.of(1, 2, 3));
        assertThat(answers.getFirst()).isCompletedWithValue("stored 0");
        assertThat(answers.subList(1, 6)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void beyond_the_bound_one_is_refused_at_once_and_let_in_again_when_there_is_room() {
        HeldWrites writes = new HeldWrites();
        Batching<Integer, String> commits = new Batching<>(1, 2, 3, writes, HeldWrites::causedByOne);
        submit(commits, 0, 4);

        assertThat(commits.full()).isTrue();
        assertThat(commits.submit(4).toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(Batching.Overloaded.class);
        writes.end(0);
        assertThat(commits.full()).isFalse();
        assertThat(commits.submit(5).toCompletableFuture()).isNotDone();
        writes.endAll();
        assertThat(writes.begun).containsExactly(List.of(0), List.of(1, 2), List.of(3, 5));
    }

    @Test
    void a_bad_one_fails_alone() {
        HeldWrites writes = new HeldWrites(item -> item == 2);
        Batching<Integer, String> commits = new Batching<>(1, 10, 10, writes, HeldWrites::causedByOne);
        List<CompletableFuture<String>> answers = submit(commits, 0, 5);

        writes.endAll();

        assertThat(writes.begun)
                .containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(1), List.of(2), List.of(3), List.of(4));
        assertThat(answers.get(2)).isCompletedExceptionally();
        for (int good : List.of(0, 1, 3, 4)) {
            assertThat(answers.get(good)).isCompletedWithValue(HeldWrites.answer(good));
        }
    }

    @Test
    void what_hits_all_fails_all_and_is_not_tried_again() {
        HeldWrites writes = new HeldWrites();
        Batching<Integer, String> commits = new Batching<>(1, 10, 10, writes, HeldWrites::causedByOne);
        List<CompletableFuture<String>> answers = submit(commits, 0, 5);
        writes.end(0);

        writes.lose(0);

        assertThat(writes.begun).hasSize(2);
        assertThat(answers.subList(1, 5)).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(commits.submit(9).toCompletableFuture()).isNotDone();
        assertThat(writes.running).hasSize(1);
    }

    @Test
    void a_write_that_breaks_or_answers_too_few_gives_its_slot_back() {
        AtomicInteger turn = new AtomicInteger();
        Batching<Integer, String> commits = new Batching<>(
                1,
                10,
                10,
                items -> switch (turn.getAndIncrement()) {
                    case 0 -> throw new IllegalStateException("breaks");
                    case 1 -> throw new AssertionError("breaks worse");
                    case 2 -> CompletableFuture.completedStage(List.of());
                    default ->
                        CompletableFuture.completedStage(
                                items.stream().map(HeldWrites::answer).toList());
                },
                HeldWrites::causedByOne);

        assertThat(submit(commits, 0, 3)).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(commits.submit(3).toCompletableFuture()).isCompletedWithValue("stored 3");
    }

    /** Writes that end at once must not pile up on the stack of whoever began the first. */
    @Test
    void a_long_queue_of_quick_writes_is_worked_off() {
        CompletableFuture<List<String>> first = new CompletableFuture<>();
        List<Integer> written = new ArrayList<>();
        Batching<Integer, String> commits = new Batching<>(
                1,
                1,
                100_000,
                items -> {
                    written.addAll(items);
                    CompletionStage<List<String>> done =
                            CompletableFuture.completedStage(List.of(HeldWrites.answer(items.getFirst())));
                    return items.getFirst() == 0 ? first : done;
                },
                HeldWrites::causedByOne);
        List<CompletableFuture<String>> answers = submit(commits, 0, 100_000);

        first.complete(List.of("stored 0"));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(written).isSorted().hasSize(100_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void nothing_can_be_written_with_no_room(int slots, int batchSize, int bound) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batching<>(slots, batchSize, bound, new HeldWrites(), HeldWrites::causedByOne));
    }
}
