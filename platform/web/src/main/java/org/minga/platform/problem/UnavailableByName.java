package org.minga.platform.problem;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the failures of connections, pools and databases by the names of their classes, so that this jar needs neither the
 * SQL client nor Hibernate. What is missing here is answered as our own bug, so the list errs on the short side.
 */
final class UnavailableByName {

    private static final Set<String> CLASSES = Set.of(
            "java.net.ConnectException",
            "java.net.NoRouteToHostException",
            "java.net.UnknownHostException",
            "java.net.SocketException",
            "java.nio.channels.ClosedChannelException",
            // A connection that was reset, on Linux.
            "io.netty.channel.unix.Errors$NativeIoException",
            "java.sql.SQLTransientConnectionException",
            "java.sql.SQLNonTransientConnectionException",
            "java.sql.SQLRecoverableException",
            "java.util.concurrent.RejectedExecutionException",
            "java.util.concurrent.TimeoutException",
            "io.smallrye.mutiny.TimeoutException",
            "io.vertx.core.http.ConnectionPoolTooBusyException",
            "io.vertx.core.http.HttpClosedException",
            "io.vertx.sqlclient.ClosedConnectionException",
            "org.hibernate.exception.JDBCConnectionException",
            "jakarta.persistence.LockTimeoutException",
            "jakarta.persistence.QueryTimeoutException");

    private static final Set<String> LOST_UPDATE =
            Set.of("jakarta.persistence.OptimisticLockException", "org.hibernate.StaleStateException");

    /** Classes of SQLSTATE: connection lost, out of resources, the operator is at work, transaction rolled back. */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "53", "57", "40");

    /** A database that became a read-only replica, and a lock that was not to be had in time. */
    private static final Set<String> SQL_STATES = Set.of("25006", "55P03");

    private UnavailableByName() {}

    static boolean matches(Throwable failure) {
        return named(failure, CLASSES) || byState(failure) || byMessage(failure);
    }

    /** Whether somebody else changed the row between our reading and our writing. */
    static boolean lostUpdate(Throwable failure) {
        return named(failure, LOST_UPDATE);
    }

    private static boolean named(Throwable failure, Set<String> names) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean byState(Throwable failure) {
        String state = sqlState(failure);
        return state != null
                && state.length() == 5
                && (SQL_STATE_CLASSES.contains(state.substring(0, 2)) || SQL_STATES.contains(state));
    }

    /** Two failures of Vert.x have no class of their own: the SQL pool's time-out, and a connection that broke. */
    private static boolean byMessage(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && ((failure.getClass().getName().equals("io.vertx.core.impl.NoStackTraceThrowable")
                                && message.equals("Timeout"))
                        || (failure.getClass().getName().equals("io.vertx.core.VertxException")
                                && message.startsWith("Connection was closed")));
    }

    private static @Nullable String sqlState(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return sql.getSQLState();
        }
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("io.vertx.sqlclient.DatabaseException")) {
                return read(type, failure);
            }
        }
        return null;
    }

    private static @Nullable String read(Class<?> type, Throwable failure) {
        try {
            return (String) type.getMethod("getSqlState").invoke(failure);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the SQL client changed: " + type, e);
        }
    }
}
