package org.minga.platform.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** A store whose writes end when the test says so: each answers its items, or fails if a bad one is among them. */
final class HeldWrites implements Function<List<Integer>, CompletionStage<List<String>>> {
    /** What the database says of an item that breaks a rule. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What everybody in a batch suffers from. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    record Write(List<Integer> items, CompletableFuture<List<String>> end) {}

    final List<Write> running = new ArrayList<>();
    final List<List<Integer>> begun = new ArrayList<>();
    private final Predicate<Integer> bad;

    HeldWrites(Predicate<Integer> bad) {
        this.bad = bad;
    }

    HeldWrites() {
        this(item -> false);
    }

    static boolean causedByOne(Throwable failure) {
        return failure instanceof Refused;
    }

    @Override
    public CompletionStage<List<String>> apply(List<Integer> items) {
        Write write = new Write(items, new CompletableFuture<>());
        running.add(write);
        begun.add(items);
        return write.end();
    }

    /** Ends the write that runs at this place, counted round. */
    void end(int place) {
        Write write = running.remove(place % running.size());
        if (write.items().stream().anyMatch(bad)) {
            write.end().completeExceptionally(new Refused());
        } else {
            write.end().complete(write.items().stream().map(HeldWrites::answer).toList());
        }
    }

    void endAll() {
        while (!running.isEmpty()) {
            end(0);
        }
    }

    void lose(int place) {
        running.remove(place % running.size()).end().completeExceptionally(new Gone());
    }

    static String answer(int item) {
        return "stored " + item;
    }
}
