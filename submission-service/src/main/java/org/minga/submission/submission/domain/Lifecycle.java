package org.minga.submission.submission.domain;

import static org.minga.submission.submission.domain.Status.DECLINED;
import static org.minga.submission.submission.domain.Status.PENDING;
import static org.minga.submission.submission.domain.Status.PUBLISHED;
import static org.minga.submission.submission.domain.Status.REMOVED;
import static org.minga.submission.submission.domain.Status.WITHDRAWN;

import java.util.Optional;

/**
 * The one table of what may follow what.
 *
 * <pre>
 *   pre-moderation         post-moderation, on behalf
 *        |                        |
 *        v       approve          v        remove
 *     PENDING ---------------> PUBLISHED ----------> REMOVED
 *      |  |  ^---------------'   |   ^ ^---------------'
 *      |  |   edit for review    |   |      restore
 *      |  | decline              |   | restore
 *      |  '--------> DECLINED ---|---'
 *      | withdraw                | withdraw
 *      '------> WITHDRAWN <------'
 * </pre>
 *
 * An edit that nobody has to review keeps PENDING and PUBLISHED as they are. WITHDRAWN is final.
 */
public final class Lifecycle {

    private Lifecycle() {}

    /** The status after {@code step}, or nothing where the step is not allowed. */
    public static Optional<Status> next(Status from, Step step) {
        return Optional.ofNullable(
                switch (from) {
                    case PENDING ->
                        switch (step) {
                            case EDIT_FOR_REVIEW, EDIT_IN_PUBLIC -> PENDING;
                            case WITHDRAW -> WITHDRAWN;
                            case APPROVE -> PUBLISHED;
                            case DECLINE -> DECLINED;
                            case REMOVE, RESTORE -> null;
                        };
                    case PUBLISHED ->
                        switch (step) {
                            case EDIT_FOR_REVIEW -> PENDING;
                            case EDIT_IN_PUBLIC -> PUBLISHED;
                            case WITHDRAW -> WITHDRAWN;
                            case REMOVE -> REMOVED;
                            case APPROVE, DECLINE, RESTORE -> null;
                        };
                    case DECLINED, REMOVED -> step == Step.RESTORE ? PUBLISHED : null;
                    case WITHDRAWN -> null;
                });
    }
}
