package org.minga.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Problem} up to the edge, where it becomes the answer. It has a stack trace only for 5xx problems: a
 * refused request is no event to search for in the code.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, @Nullable Throwable cause) {
        super(message(problem), cause, false, problem.type().status() >= 500);
        this.problem = problem;
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }

    private static String message(Problem problem) {
        return problem.detail() == null ? problem.type().slug() : problem.type().slug() + ": " + problem.detail();
    }
}
