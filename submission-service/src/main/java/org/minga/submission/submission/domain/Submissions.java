package org.minga.submission.submission.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Phase;
import org.minga.submission.submission.domain.Change.Accepted;
import org.minga.submission.submission.domain.Change.Refused;

/** What the organisation and the author may do: pure decisions over the campaign's rules and one instant. */
public final class Submissions {

    private Submissions() {}

    /** The limit is only named here: who holds the counter must take the place in the same transaction. */
    public static Change submit(Handover handover, CampaignRules rules, Instant now) {
        if (!rules.collecting(now)) {
            return phaseNotOpen(rules, now);
        }
        Status first = switch (rules.moderation()) {
            case PRE -> Status.PENDING;
            case POST -> Status.PUBLISHED;
        };
        Submission submission = fresh(
                new Addition(handover.id(), handover.type(), handover.content(), null, null),
                handover.person(),
                first,
                rules,
                now);
        List<Fact> facts =
                first == Status.PUBLISHED ? List.of(Fact.SUBMITTED, Fact.PUBLISHED) : List.of(Fact.SUBMITTED);
        return new Accepted(submission, facts, new Place.Taken(rules.submissionsPerParticipant()));
    }

    /** Allowed in a draft and in every phase until the first vote opens; the policy hides it while the campaign is a draft. */
    public static Change add(Addition addition, CampaignRules rules, Instant now) {
        Optional<Instant> voteOpenedAt = rules.voteOpenedAt(now);
        if (voteOpenedAt.isPresent()) {
            return new Refused(new Refusal.VoteAlreadyOpened(voteOpenedAt.get()));
        }
        return new Accepted(
                fresh(addition, null, Status.PUBLISHED, rules, now), List.of(Fact.PUBLISHED), new Place.Untouched());
    }

    public static Change edit(Submission submission, Content content, String person, CampaignRules rules, Instant now) {
        if (!submission.writtenBy(person)) {
            return new Refused(new Refusal.NotTheAuthor());
        }
        Step step = switch (rules.moderation()) {
            case PRE -> Step.EDIT_FOR_REVIEW;
            case POST -> Step.EDIT_IN_PUBLIC;
        };
        Optional<Status> next = Lifecycle.next(submission.status(), step);
        if (next.isEmpty()) {
            return new Refused(new Refusal.WrongStatus(submission.status(), step));
        }
        if (!rules.collecting(now)) {
            return phaseNotOpen(rules, now);
        }
        return new Accepted(
                submission.rewritten(content, next.get(), now), List.of(Fact.EDITED), new Place.Untouched());
    }

    /** Until a vote opens: from then on the submission is an option that people have ballots on. */
    public static Change withdraw(Submission submission, String person, CampaignRules rules, Instant now) {
        if (!submission.writtenBy(person)) {
            return new Refused(new Refusal.NotTheAuthor());
        }
        Optional<Status> next = Lifecycle.next(submission.status(), Step.WITHDRAW);
        if (next.isEmpty()) {
            return new Refused(new Refusal.WrongStatus(submission.status(), Step.WITHDRAW));
        }
        Optional<Instant> voteOpenedAt = rules.voteOpenedAt(now);
        if (voteOpenedAt.isPresent()) {
            return new Refused(new Refusal.VoteAlreadyOpened(voteOpenedAt.get()));
        }
        return new Accepted(submission.moved(next.get(), null, now), List.of(Fact.WITHDRAWN), new Place.GivenBack());
    }

    /** A moderator's step. A ruling goes with every step that takes something from the public, and with no other. */
    public static Change moderate(
            Submission submission, Step step, Optional<Ruling> ruling, String moderator, Instant now) {
        if (submission.writtenBy(moderator)) {
            return new Refused(new Refusal.OwnSubmission());
        }
        Optional<Status> next = Lifecycle.next(submission.status(), step);
        if (next.isEmpty()) {
            return new Refused(new Refusal.WrongStatus(submission.status(), step));
        }
        Fact fact = switch (next.get()) {
            case PUBLISHED -> step == Step.RESTORE && submission.publishedAt() != null ? Fact.RESTORED : Fact.PUBLISHED;
            case DECLINED -> Fact.DECLINED;
            case REMOVED -> Fact.REMOVED;
            case PENDING, WITHDRAWN -> throw new IllegalArgumentException(step + " is not a moderator's step");
        };
        return new Accepted(
                submission.moved(next.get(), ruling.orElse(null), now),
                List.of(fact),
                placeAfter(submission, next.get()));
    }

    private static Place placeAfter(Submission before, Status next) {
        if (before.onBehalf()) {
            return new Place.Untouched();
        }
        if (next == Status.DECLINED) {
            return new Place.GivenBack();
        }
        return before.status() == Status.DECLINED ? new Place.TakenAgain() : new Place.Untouched();
    }

    private static Submission fresh(
            Addition addition, @Nullable String author, Status status, CampaignRules rules, Instant now) {
        return new Submission(
                addition.id(),
                rules.id(),
                addition.type(),
                status,
                addition.content(),
                author,
                addition.code(),
                addition.source(),
                null,
                1,
                1,
                now,
                now,
                status == Status.PUBLISHED ? now : null);
    }

    private static Refused phaseNotOpen(CampaignRules rules, Instant now) {
        Optional<Phase> nearest = rules.nearestCollect(now);
        return new Refused(new Refusal.PhaseNotOpen(
                nearest.map(Phase::opensAt).orElse(null),
                nearest.map(Phase::closesAt).orElse(null)));
    }
}
