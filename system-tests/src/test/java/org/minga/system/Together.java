package org.minga.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several callers meet at one moment. */
final class Together {
    private Together() {}

    /** Runs all at once from a start gate and returns what they got, in their order. */
    static <T> List<T> run(List<Callable<T>> callers) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(callers.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> caller : callers) {
                running.add(pool.submit(() -> {
                    gate.await();
                    return caller.call();
                }));
            }
            gate.countDown();
            List<T> got = new ArrayList<>();
            for (Future<T> one : running) {
                got.add(one.get());
            }
            return got;
        }
    }
}
