package org.minga.submission.moderation.domain;

import java.util.Optional;
import org.minga.submission.submission.domain.Ruling;
import org.minga.submission.submission.domain.Step;

/** A moderator's decision on one submission; only what takes something from the public carries a ruling. */
public sealed interface Verdict {

    record Approve() implements Verdict {}

    record Decline(Ruling ruling) implements Verdict {}

    record Remove(Ruling ruling) implements Verdict {}

    record Restore() implements Verdict {}

    default Decision decision() {
        return switch (this) {
            case Approve() -> Decision.APPROVE;
            case Decline(var ruling) -> Decision.DECLINE;
            case Remove(var ruling) -> Decision.REMOVE;
            case Restore() -> Decision.RESTORE;
        };
    }

    default Optional<Ruling> rulingGiven() {
        return switch (this) {
            case Approve() -> Optional.empty();
            case Restore() -> Optional.empty();
            case Decline(var ruling) -> Optional.of(ruling);
            case Remove(var ruling) -> Optional.of(ruling);
        };
    }

    default Step step() {
        return switch (this) {
            case Approve() -> Step.APPROVE;
            case Decline(var ruling) -> Step.DECLINE;
            case Remove(var ruling) -> Step.REMOVE;
            case Restore() -> Step.RESTORE;
        };
    }
}
