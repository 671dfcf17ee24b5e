package org.minga.platform.problem;

/**
 * Says whether a failure means that something we depend on is out of reach for the moment (503 with `Retry-After`) rather
 * than that we have a bug (500). A service may add beans of this type; connection, pool and time-out failures of the
 * SQL client and of HTTP clients are known already.
 */
@FunctionalInterface
public interface UnavailableClassifier {

    /** Whether this one failure says so; causes are asked about one by one. Must not throw. */
    boolean isUnavailable(Throwable failure);
}
