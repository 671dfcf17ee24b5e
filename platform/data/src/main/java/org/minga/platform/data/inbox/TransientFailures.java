package org.minga.platform.data.inbox;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes (own database away, lock lost) from one that every repetition would meet again. */
public final class TransientFailures {
    /** SQLSTATE classes: connection, transaction rollback, resources, operator intervention, lock not available. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57");

    private TransientFailures() {}

    public static boolean isTransient(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof PgException pg
                    && pg.getSqlState() != null
                    && CLASSES.contains(pg.getSqlState().substring(0, 2))) {
                return true;
            }
            if (cause instanceof OptimisticLockException
                    || cause instanceof StaleStateException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof TimeoutException
                    || (cause instanceof IOException && !(cause instanceof com.fasterxml.jackson.core.JacksonException))
                    || lostConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Vert.x throws a nameless exception when a pooled connection dies under a query or none is to be had. */
    private static boolean lostConnection(Throwable cause) {
        String message = cause.getMessage();
        return message != null
                && cause.getClass().getName().startsWith("io.vertx.")
                && (message.contains("connection") || message.contains("Connection") || message.contains("Timeout"));
    }
}
