package org.minga.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets all runners go at once. */
public final class StartGate {

    private StartGate() {}

    public static <T> List<T> race(List<Callable<T>> runners) throws InterruptedException, ExecutionException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(runners.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(runners.size())) {
            List<Future<T>> all = new ArrayList<>();
            for (Callable<T> runner : runners) {
                all.add(pool.submit(() -> {
                    ready.countDown();
                    gate.await();
                    return runner.call();
                }));
            }
            ready.await();
            gate.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> result : all) {
                results.add(result.get());
            }
            return results;
        }
    }
}
