package org.minga.submission.submission.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minga.submission.campaigncopy.domain.Right;

/** Why a submission can't be handed in, seen or changed. */
public sealed interface Refusal {

    /** The campaign is not public, or news of it has not arrived yet: nobody outside can tell which. */
    record CampaignUnknown() implements Refusal {}

    /** There is none, or the caller must not know that there is one. */
    record NotFound() implements Refusal {}

    record NotAMember(Right needed) implements Refusal {}

    /** No collect phase is open; the dates are those of the next one, else of the last. */
    record PhaseNotOpen(@Nullable Instant opensAt, @Nullable Instant closesAt) implements Refusal {}

    record LimitReached(int limit) implements Refusal {}

    record VoteAlreadyOpened(Instant openedAt) implements Refusal {}

    record WrongStatus(Status status, Step step) implements Refusal {}

    record NotTheAuthor() implements Refusal {}

    record OwnSubmission() implements Refusal {}

    record CodeTaken(String code) implements Refusal {}
}
