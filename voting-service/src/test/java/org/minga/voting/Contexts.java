package org.minga.voting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.minga.platform.testkit.Events;

/** Several requests that wait for one answer together. */
public final class Contexts {
    private static final int WAITING = 4;

    private Contexts() {}

    /** Whether each of some that ask at once went on in its own context. */
    public static List<Boolean> eachInItsOwn(Vertx vertx, String lockedTable, Supplier<Uni<?>> question)
            throws Exception {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(WAITING);
        try (Connection database = Events.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("LOCK TABLE " + lockedTable + " IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < WAITING; i++) {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                Context own = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
                own.runOnContext(now -> {
                    question.get()
                            .subscribe()
                            .with(
                                    told -> answer.complete(Vertx.currentContext() == own),
                                    answer::completeExceptionally);
                    asked.countDown();
                });
            }
            asked.await();
            database.rollback();
        }
        List<Boolean> inOwn = new ArrayList<>();
        for (CompletableFuture<Boolean> answer : answers) {
            inOwn.add(answer.get(20, TimeUnit.SECONDS));
        }
        return inOwn;
    }
}
