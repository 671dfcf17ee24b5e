package org.minga.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** People at work beside a test, each in a thread of their own, until they are told that it is over. */
final class Workers implements AutoCloseable {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean over;

    /** Asks {@link #over} now and then. */
    interface Work {
        void go() throws Exception;
    }

    void start(Work work) {
        working.add(pool.submit(() -> {
            work.go();
            return null;
        }));
    }

    int number() {
        return working.size();
    }

    boolean over() {
        return over;
    }

    /** Whether somebody has stopped before it was over. */
    boolean ended() {
        return working.stream().anyMatch(Future::isDone);
    }

    /** Why somebody stopped before it was over. */
    @Nullable
    Throwable trouble() {
        return working.stream()
                .filter(work -> work.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .findFirst()
                .orElse(null);
    }

    /** Lets everybody finish what they are at, and fails as the first of them did who failed. */
    @Override
    public void close() throws InterruptedException, ExecutionException {
        over = true;
        for (Future<?> work : working) {
            work.get();
        }
        pool.shutdown();
    }
}
