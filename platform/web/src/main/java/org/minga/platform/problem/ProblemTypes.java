package org.minga.platform.problem;

import java.util.List;

/** The problem types that every service shares. Services add their own in a class of constants of the same shape. */
public final class ProblemTypes {

    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", "The request cannot be read", 400);
    public static final ProblemType BAD_CURSOR = new ProblemType("bad-cursor", "The cursor is not one of ours", 400);
    public static final ProblemType IDEMPOTENCY_KEY_MISSING =
            new ProblemType("idempotency-key-missing", "The header Idempotency-Key is required", 400);
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", "A valid access token is required", 401);
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", "This is not allowed", 403);
    public static final ProblemType SCOPE_MISSING =
            new ProblemType("scope-missing", "The token lacks the scope of this operation", 403);
    public static final ProblemType PERSON_REQUIRED =
            new ProblemType("person-required", "Only a person may do this, not a service account", 403);
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", "There is nothing here", 404);
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", "This resource does not know the method", 405);
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", "No acceptable representation exists", 406);
    public static final ProblemType REQUEST_TIMEOUT =
            new ProblemType("request-timeout", "The request did not arrive in time", 408);
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", "Somebody changed this at the same moment", 409);
    public static final ProblemType REQUEST_IN_FLIGHT =
            new ProblemType("request-in-flight", "The same request is still being worked on", 409);
    public static final ProblemType VERSION_STALE =
            new ProblemType("version-stale", "The resource changed since it was read", 412);
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", "The body is too large", 413);
    public static final ProblemType URI_TOO_LONG = new ProblemType("uri-too-long", "The address is too long", 414);
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", "The body has a media type that is not understood", 415);
    public static final ProblemType VALIDATION =
            new ProblemType("validation-failed", "Some fields are not as they must be", 422);
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", "The Idempotency-Key was used for another request", 422);
    public static final ProblemType VERSION_REQUIRED =
            new ProblemType("version-required", "The header If-Match is required", 428);
    public static final ProblemType TOO_MANY_REQUESTS =
            new ProblemType("too-many-requests", "There were too many requests", 429);
    public static final ProblemType HEADERS_TOO_LARGE =
            new ProblemType("headers-too-large", "The headers are too large", 431);
    public static final ProblemType INTERNAL = new ProblemType("internal", "Something went wrong on our side", 500);
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", "The service cannot do this at the moment", 503);
    public static final ProblemType TIMEOUT = new ProblemType("timeout", "A service did not answer in time", 504);

    /** Seconds that a client is asked to wait after `unavailable`, when nothing better is known. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private static final List<ProblemType> ALL = List.of(
            MALFORMED_REQUEST,
            BAD_CURSOR,
            IDEMPOTENCY_KEY_MISSING,
            UNAUTHENTICATED,
            FORBIDDEN,
            SCOPE_MISSING,
            PERSON_REQUIRED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            CONFLICT,
            REQUEST_IN_FLIGHT,
            VERSION_STALE,
            TOO_LARGE,
            URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            VALIDATION,
            IDEMPOTENCY_KEY_REUSED,
            VERSION_REQUIRED,
            TOO_MANY_REQUESTS,
            HEADERS_TOO_LARGE,
            INTERNAL,
            UNAVAILABLE,
            TIMEOUT);

    private ProblemTypes() {}

    /** All of them, by status, for the catalogue. */
    public static List<ProblemType> all() {
        return ALL;
    }

    /** {@link #UNAVAILABLE} with its `Retry-After`. */
    public static Problem unavailable() {
        return Problem.of(UNAVAILABLE).withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }

    /**
     * The general type for an HTTP status that arrives without one, from the framework or a library. A client error that
     * we know no better word for is a malformed request.
     */
    static ProblemType forStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> VERSION_STALE;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> VALIDATION;
            case 428 -> VERSION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 502, 503 -> UNAVAILABLE;
            case 504 -> TIMEOUT;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
