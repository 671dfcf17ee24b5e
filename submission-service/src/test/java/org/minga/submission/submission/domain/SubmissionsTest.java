package org.minga.submission.submission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.submission.domain.Examples.COLLECT_CLOSES;
import static org.minga.submission.submission.domain.Examples.COLLECT_OPENS;
import static org.minga.submission.submission.domain.Examples.VOTE_OPENS;
import static org.minga.submission.submission.domain.Examples.WHILE_COLLECTING;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

class SubmissionsTest {

    private static final CampaignRules PRE = Examples.rules(Moderation.PRE, SubmissionsVisible.ON_PUBLICATION);
    private static final CampaignRules POST = Examples.rules(Moderation.POST, SubmissionsVisible.ON_PUBLICATION);
    private static final Optional<Ruling> SPAM = Optional.of(new Ruling(ReasonCode.SPAM, null));

    private static Change.Accepted accepted(Change change) {
        assertThat(change).isInstanceOf(Change.Accepted.class);
        return (Change.Accepted) change;
    }

    private static Refusal refusal(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).refusal();
    }

    @Test
    void under_pre_moderation_a_submission_waits() {
        Change.Accepted change = accepted(Submissions.submit(Examples.handover("ana"), PRE, WHILE_COLLECTING));

        assertThat(change.submission().status()).isEqualTo(Status.PENDING);
        assertThat(change.submission().publishedAt()).isNull();
        assertThat(change.facts()).containsExactly(Fact.SUBMITTED);
        assertThat(change.place()).isEqualTo(new Place.Taken(3));
    }

    @Test
    void under_post_moderation_a_submission_is_public_at_once() {
        Change.Accepted change = accepted(Submissions.submit(Examples.handover("ana"), POST, WHILE_COLLECTING));

        assertThat(change.submission().status()).isEqualTo(Status.PUBLISHED);
        assertThat(change.submission().publishedAt()).isEqualTo(WHILE_COLLECTING);
        assertThat(change.facts()).containsExactly(Fact.SUBMITTED, Fact.PUBLISHED);
    }

    @Test
    void collecting_is_open_from_the_first_instant_to_before_the_last() {
        assertThat(Submissions.submit(Examples.handover("ana"), PRE, COLLECT_OPENS))
                .isInstanceOf(Change.Accepted.class);
        assertThat(Submissions.submit(Examples.handover("ana"), PRE, COLLECT_CLOSES.minusNanos(1)))
                .isInstanceOf(Change.Accepted.class);

        Refusal.PhaseNotOpen closed = new Refusal.PhaseNotOpen(COLLECT_OPENS, COLLECT_CLOSES);
        assertThat(refusal(Submissions.submit(Examples.handover("ana"), PRE, COLLECT_OPENS.minusNanos(1))))
                .isEqualTo(closed);
        assertThat(refusal(Submissions.submit(Examples.handover("ana"), PRE, COLLECT_CLOSES)))
                .isEqualTo(closed);
    }

    @Test
    void an_organiser_adds_without_author_and_limit_until_a_vote_opens() {
        Addition letter =
                new Addition(new UUID(4, 4), SubmissionType.IDEA, Examples.content("Letter"), "L010", "a letter");

        Change.Accepted change = accepted(Submissions.add(letter, PRE, COLLECT_CLOSES));

        assertThat(change.submission().status()).isEqualTo(Status.PUBLISHED);
        assertThat(change.submission().onBehalf()).isTrue();
        assertThat(change.submission().code()).isEqualTo("L010");
        assertThat(change.facts()).containsExactly(Fact.PUBLISHED);
        assertThat(change.place()).isEqualTo(new Place.Untouched());
        assertThat(refusal(Submissions.add(letter, PRE, VOTE_OPENS)))
                .isEqualTo(new Refusal.VoteAlreadyOpened(VOTE_OPENS));
    }

    @Test
    void an_edit_is_reviewed_again_only_where_a_moderator_looks_first() {
        Submission published = Examples.submission(Status.PUBLISHED, "ana");
        Content better = Examples.content("Better benches");

        Submission reviewed = accepted(Submissions.edit(published, better, "ana", PRE, WHILE_COLLECTING))
                .submission();
        Submission kept = accepted(Submissions.edit(published, better, "ana", POST, WHILE_COLLECTING))
                .submission();

        assertThat(reviewed.status()).isEqualTo(Status.PENDING);
        assertThat(kept.status()).isEqualTo(Status.PUBLISHED);
        assertThat(List.of(reviewed, kept)).allSatisfy(edited -> {
            assertThat(edited.content()).isEqualTo(better);
            assertThat(edited.revision()).isEqualTo(2);
            assertThat(edited.version()).isEqualTo(2);
        });
    }

    @Test
    void only_the_author_edits_while_collecting_and_before_it_is_declined() {
        Submission pending = Examples.submission(Status.PENDING, "ana");
        Content better = Examples.content("Better benches");

        assertThat(refusal(Submissions.edit(pending, better, "bo", PRE, WHILE_COLLECTING)))
                .isEqualTo(new Refusal.NotTheAuthor());
        assertThat(refusal(Submissions.edit(pending, better, "ana", PRE, COLLECT_CLOSES)))
                .isInstanceOf(Refusal.PhaseNotOpen.class);
        assertThat(refusal(Submissions.edit(
                        Examples.submission(Status.DECLINED, "ana"), better, "ana", PRE, WHILE_COLLECTING)))
                .isEqualTo(new Refusal.WrongStatus(Status.DECLINED, Step.EDIT_FOR_REVIEW));
        assertThat(refusal(Submissions.edit(
                        Examples.submission(Status.PUBLISHED, null), better, "ana", PRE, WHILE_COLLECTING)))
                .isEqualTo(new Refusal.NotTheAuthor());
    }

    @Test
    void withdrawing_gives_the_place_back_until_a_vote_opens() {
        Submission published = Examples.submission(Status.PUBLISHED, "ana");

        Change.Accepted change = accepted(Submissions.withdraw(published, "ana", PRE, COLLECT_CLOSES));

        assertThat(change.submission().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(change.place()).isEqualTo(new Place.GivenBack());
        assertThat(refusal(Submissions.withdraw(published, "ana", PRE, VOTE_OPENS)))
                .isEqualTo(new Refusal.VoteAlreadyOpened(VOTE_OPENS));
        assertThat(refusal(Submissions.withdraw(published, "bo", PRE, COLLECT_CLOSES)))
                .isEqualTo(new Refusal.NotTheAuthor());
        assertThat(refusal(Submissions.withdraw(change.submission(), "ana", PRE, COLLECT_CLOSES)))
                .isEqualTo(new Refusal.WrongStatus(Status.WITHDRAWN, Step.WITHDRAW));
    }

    @Test
    void nobody_moderates_their_own_submission() {
        Submission pending = Examples.submission(Status.PENDING, "ana");

        assertThat(refusal(Submissions.moderate(pending, Step.APPROVE, Optional.empty(), "ana", WHILE_COLLECTING)))
                .isEqualTo(new Refusal.OwnSubmission());
    }

    @Test
    void declining_gives_the_place_back_and_removing_does_not() {
        Change.Accepted declined = accepted(Submissions.moderate(
                Examples.submission(Status.PENDING, "ana"), Step.DECLINE, SPAM, "marta", WHILE_COLLECTING));
        Change.Accepted removed = accepted(Submissions.moderate(
                Examples.submission(Status.PUBLISHED, "ana"), Step.REMOVE, SPAM, "marta", WHILE_COLLECTING));

        assertThat(declined.place()).isEqualTo(new Place.GivenBack());
        assertThat(declined.submission().ruling()).isEqualTo(SPAM.get());
        assertThat(declined.facts()).containsExactly(Fact.DECLINED);
        assertThat(removed.place()).isEqualTo(new Place.Untouched());
        assertThat(removed.submission().ruling()).isEqualTo(SPAM.get());
        assertThat(removed.facts()).containsExactly(Fact.REMOVED);
    }

    @Test
    void what_was_public_is_restored_and_what_was_declined_is_published() {
        Change.Accepted restored = accepted(Submissions.moderate(
                Examples.submission(Status.REMOVED, "ana"), Step.RESTORE, Optional.empty(), "marta", VOTE_OPENS));
        Change.Accepted published = accepted(Submissions.moderate(
                Examples.submission(Status.DECLINED, "ana"), Step.RESTORE, Optional.empty(), "marta", VOTE_OPENS));

        assertThat(restored.facts()).containsExactly(Fact.RESTORED);
        assertThat(restored.place()).isEqualTo(new Place.Untouched());
        assertThat(restored.submission().ruling()).isNull();
        assertThat(published.facts()).containsExactly(Fact.PUBLISHED);
        assertThat(published.place()).isEqualTo(new Place.TakenAgain());
    }

    @Test
    void what_was_added_on_behalf_takes_no_place_and_gives_none_back() {
        Change.Accepted removed = accepted(Submissions.moderate(
                Examples.submission(Status.PUBLISHED, null), Step.REMOVE, SPAM, "marta", WHILE_COLLECTING));

        assertThat(removed.place()).isEqualTo(new Place.Untouched());
    }
}
