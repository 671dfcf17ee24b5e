package org.minga.system.chaos;

import java.util.Set;

/**
 * One request and its answer; a repeated request is a further operation.
 *
 * @param subject what it is about: the title of a submission, the name of a voter or person
 * @param value what was asked for: the selections of a ballot, the name in a profile
 * @param version of an accepted ballot, 0 for all else
 * @param status of the answer, 0 where none came
 * @param beganAt on a clock that only goes forwards, in nanoseconds
 */
public record Operation(Kind kind, String subject, String value, long version, int status, long beganAt, long endedAt) {

    /** Statuses that nobody gets who does nothing wrong, on a platform that is well. */
    private static final Set<Integer> NEVER_WELL = Set.of(401, 403, 429);

    /** What the person knows of it. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        /** It may have been done or not, or may still be done. */
        UNKNOWN
    }

    public Outcome outcome() {
        if (status >= 200 && status < 300) {
            return Outcome.ACCEPTED;
        }
        return status == 0 || status >= 500 ? Outcome.UNKNOWN : Outcome.REFUSED;
    }

    boolean accepted() {
        return outcome() == Outcome.ACCEPTED;
    }

    boolean unknown() {
        return outcome() == Outcome.UNKNOWN;
    }

    /** Whether it shows that the platform is not well. */
    boolean failed() {
        return unknown() || NEVER_WELL.contains(status);
    }

    long nanos() {
        return endedAt - beganAt;
    }
}
