package org.minga.submission.submission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

/** Whatever people and moderators try, in any order. */
class SubmissionsProperties {

    private static final Set<Status> IN_A_PLACE = EnumSet.of(Status.PENDING, Status.PUBLISHED, Status.REMOVED);

    @Property
    void any_walk_keeps_the_books(@ForAll Moderation moderation, @ForAll @Size(max = 40) List<Step> steps) {
        CampaignRules rules = Examples.rules(moderation, SubmissionsVisible.ON_PUBLICATION);
        Instant now = Examples.COLLECT_OPENS;
        Change.Accepted start = (Change.Accepted) Submissions.submit(Examples.handover("ana"), rules, now);
        Submission current = start.submission();
        int places = 1;
        for (Step step : steps) {
            now = now.plus(Duration.ofMinutes(1));
            if (attempt(current, step, rules, now) instanceof Change.Accepted accepted) {
                checkStep(current, accepted);
                places += delta(accepted.place());
                current = accepted.submission();
            }
            assertThat(places).isEqualTo(IN_A_PLACE.contains(current.status()) ? 1 : 0);
        }
    }

    private static Change attempt(Submission current, Step step, CampaignRules rules, Instant now) {
        return switch (step) {
            case EDIT_FOR_REVIEW, EDIT_IN_PUBLIC ->
                Submissions.edit(current, Examples.content("Edited at " + now), "ana", rules, now);
            case WITHDRAW -> Submissions.withdraw(current, "ana", rules, now);
            case APPROVE, RESTORE -> Submissions.moderate(current, step, Optional.empty(), "marta", now);
            case DECLINE, REMOVE ->
                Submissions.moderate(current, step, Optional.of(new Ruling(ReasonCode.OFF_TOPIC, null)), "marta", now);
        };
    }

    private static void checkStep(Submission before, Change.Accepted accepted) {
        Submission after = accepted.submission();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        boolean edited = accepted.facts().contains(Fact.EDITED);
        assertThat(after.revision()).isEqualTo(before.revision() + (edited ? 1 : 0));
        assertThat(after.content().equals(before.content())).isEqualTo(!edited);
        assertThat(after.ruling() != null)
                .as("declined and removed have a reason, and nothing else has")
                .isEqualTo(after.status() == Status.DECLINED || after.status() == Status.REMOVED);
        assertThat(before.status()).as("withdrawn is final").isNotEqualTo(Status.WITHDRAWN);
        if (after.status() == Status.PUBLISHED) {
            assertThat(after.publishedAt()).isNotNull();
        }
        if (accepted.facts().contains(Fact.RESTORED)) {
            assertThat(before.publishedAt())
                    .as("only what was public is restored")
                    .isNotNull();
        }
        assertThat(accepted.facts()).isNotEmpty();
    }

    private static int delta(Place place) {
        return switch (place) {
            case Place.Untouched() -> 0;
            case Place.Taken(int limit) -> 1;
            case Place.TakenAgain() -> 1;
            case Place.GivenBack() -> -1;
        };
    }
}
