package org.minga.local.cli.api;

/** The platform refused, or did not answer; the message reads as a sentence. */
public final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;

    /**
     * A refusal.
     *
     * @param problem last part of the problem's type, such as {@code phase-not-open}
     */
    public ApiFailure(int status, String problem, String message) {
        super(message);
        this.status = status;
        this.problem = problem;
    }

    /** The platform did something else than it should. */
    public ApiFailure(String message) {
        this(0, "", message);
    }

    public ApiFailure(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.problem = "";
    }

    /** HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Last part of the problem's type, such as {@code phase-not-open}; empty when there was none. */
    public String problem() {
        return problem;
    }
}
