package org.minga.platform.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does together what is asked for at the same time: a group commit where it writes, one query for many where it reads.
 * Whoever comes while a slot is free is served at once; all who come while the slots are busy go together in the next. So
 * the time a batch takes is the only timer: an idle service answers without delay, a busy one in large batches. Order is
 * kept from coming to batch; batches of several slots may overtake each other, but nobody's answer comes before what it
 * answers is done, and no batch begins before its last member came.
 *
 * <p>When a batch fails for a reason that a single one of its members can have caused, all are tried again one by one, so
 * that a bad one doesn't take its neighbours with it.
 *
 * @param <I> what is asked
 * @param <O> what is answered
 */
public final class Batching<I, O> {
    private final int batchSize;
    private final int bound;
    private final Function<List<I>, CompletionStage<List<O>>> work;
    private final Predicate<Throwable> causedByOne;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();

    private int freeSlots;

    /** The queue is full; answered as any other lack of room, with 503. */
    public static final class Overloaded extends RejectedExecutionException {
        private static final long serialVersionUID = 1;

        Overloaded() {
            super("too many are waiting");
        }

        /** Thrown often and at the worst of times, so without a stack trace. */
        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private record Waiting<I, O>(I item, CompletableFuture<O> answer) {}

    /**
     * Nothing is asked yet.
     *
     * @param slots batches at work at the same time, at least 1
     * @param batchSize most members of a batch, at least 1
     * @param bound most that may wait for a slot, at least 1
     * @param work does a batch and answers each member in order; if it fails nothing was done
     * @param causedByOne whether one member alone can be the reason of a failure
     */
    public Batching(
            int slots,
            int batchSize,
            int bound,
            Function<List<I>, CompletionStage<List<O>>> work,
            Predicate<Throwable> causedByOne) {
        if (slots < 1 || batchSize < 1 || bound < 1) {
            throw new IllegalArgumentException("slots, batch size and bound are at least 1");
        }
        this.freeSlots = slots;
        this.batchSize = batchSize;
        this.bound = bound;
        this.work = work;
        this.causedByOne = causedByOne;
    }

    /** Answers once it is done, or fails with why it was not; with {@link Overloaded} at once if too many wait. */
    public CompletionStage<O> submit(I item) {
        CompletableFuture<O> answer = new CompletableFuture<>();
        lock.lock();
        try {
            if (queue.size() >= bound) {
                answer.completeExceptionally(new Overloaded());
                return answer;
            }
            queue.addLast(new Waiting<>(item, answer));
            if (freeSlots == 0) {
                return answer;
            }
            freeSlots--;
        } finally {
            lock.unlock();
        }
        next();
        return answer;
    }

    /** How many wait for a slot. */
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody who came now would be turned away. */
    public boolean full() {
        return waiting() >= bound;
    }

    /** To be called with a slot, which it hands on or gives back. */
    private void next() {
        // Batches that have ended already are gone through here rather than each on top of the one before.
        CompletableFuture<Void> done;
        do {
            List<Waiting<I, O>> batch = take();
            if (batch.isEmpty()) {
                return;
            }
            done = doAll(batch).toCompletableFuture();
        } while (done.isDone());
        done.whenComplete((nothing, failure) -> next());
    }

    /** The next batch; if nobody waits the slot is free with it. */
    private List<Waiting<I, O>> take() {
        List<Waiting<I, O>> batch = new ArrayList<>();
        lock.lock();
        try {
            while (batch.size() < batchSize && !queue.isEmpty()) {
                batch.add(queue.removeFirst());
            }
            if (batch.isEmpty()) {
                freeSlots++;
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Ends when every member has its answer; never fails itself. */
    private CompletionStage<Void> doAll(List<Waiting<I, O>> batch) {
        return attempt(batch)
                .handle((answers, failure) -> failure == null ? answer(batch, answers) : fail(batch, failure))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Void> answer(List<Waiting<I, O>> batch, List<O> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> fail(List<Waiting<I, O>> batch, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (batch.size() > 1 && causedByOne.test(cause)) {
            return oneByOne(batch);
        }
        batch.forEach(waiting -> waiting.answer().completeExceptionally(cause));
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> oneByOne(List<Waiting<I, O>> batch) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Waiting<I, O> single : batch) {
            all = all.thenCompose(before -> doAll(List.of(single)));
        }
        return all;
    }

    private CompletionStage<List<O>> attempt(List<Waiting<I, O>> batch) {
        try {
            return work.apply(batch.stream().map(Waiting::item).toList()).thenApply(answers -> {
                if (answers.size() != batch.size()) {
                    throw new IllegalStateException(answers.size() + " answers to " + batch.size());
                }
                return answers;
            });
        } catch (RuntimeException | Error e) {
            // Whatever it is, somebody waits for an answer and the slot is needed.
            return CompletableFuture.failedStage(e);
        }
    }
}
