package org.minga.submission.submission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.Role;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

/** Nobody sees more than their due, through no door, at no time. */
class VisibilityPolicyProperties {

    @Property
    void strangers_see_only_what_is_published_in_a_public_campaign_at_its_time(
            @ForAll Status status,
            @ForAll SubmissionsVisible visible,
            @ForAll boolean campaignPublished,
            @ForAll("instants") Instant now) {
        CampaignRules rules = Examples.rules(Moderation.PRE, visible, campaignPublished);
        Submission submission = Examples.submission(status, "ana");

        boolean due = status == Status.PUBLISHED
                && campaignPublished
                && (visible == SubmissionsVisible.ON_PUBLICATION || !now.isBefore(Examples.COLLECT_CLOSES));

        Sight expected = due ? Sight.PUBLIC : Sight.NONE;
        assertThat(VisibilityPolicy.sight(submission, rules, new Viewer.Anyone(), now))
                .isEqualTo(expected);
        assertThat(VisibilityPolicy.sight(submission, rules, new Viewer.Person("bo"), now))
                .isEqualTo(expected);
    }

    @Property
    void authors_always_see_their_own(
            @ForAll Status status, @ForAll SubmissionsVisible visible, @ForAll("instants") Instant now) {
        CampaignRules rules = Examples.rules(Moderation.PRE, visible);
        Submission submission = Examples.submission(status, "ana");

        assertThat(VisibilityPolicy.sight(submission, rules, new Viewer.Person("ana"), now))
                .isEqualTo(Sight.AUTHOR);
        assertThat(VisibilityPolicy.ownListing("ana").admits(submission)).isTrue();
        assertThat(VisibilityPolicy.ownListing("bo").admits(submission)).isFalse();
    }

    @Property
    void the_public_list_is_exactly_what_of_the_published_may_be_seen(
            @ForAll Status status,
            @ForAll SubmissionsVisible visible,
            @ForAll("viewers") Viewer viewer,
            @ForAll("instants") Instant now) {
        CampaignRules rules = Examples.rules(Moderation.POST, visible);
        Submission submission = Examples.submission(status, "ana");

        boolean listed = VisibilityPolicy.publicListing(rules, viewer, now).admits(submission);

        boolean seen = VisibilityPolicy.sight(submission, rules, viewer, now).includes(Sight.PUBLIC);
        assertThat(listed).isEqualTo(status == Status.PUBLISHED && seen);
    }

    @Property
    void members_see_everything_of_their_campaign(
            @ForAll Status status, @ForAll Role role, @ForAll("instants") Instant now) {
        CampaignRules rules = Examples.rules(Moderation.PRE, SubmissionsVisible.AFTER_COLLECT);
        Submission submission = Examples.submission(status, "ana");

        assertThat(VisibilityPolicy.sight(submission, rules, new Viewer.Member("marta", role), now))
                .isEqualTo(Sight.MEMBER);
        assertThat(VisibilityPolicy.memberListing(Optional.empty()).admits(submission))
                .isTrue();
        assertThat(VisibilityPolicy.memberListing(Optional.of(status)).admits(submission))
                .isTrue();
    }

    @Property
    void services_never_see_the_text(@ForAll Status status, @ForAll("instants") Instant now) {
        CampaignRules rules = Examples.rules(Moderation.PRE, SubmissionsVisible.ON_PUBLICATION);
        Submission submission = Examples.submission(status, "ana");

        assertThat(VisibilityPolicy.sight(submission, rules, new Viewer.Service(), now))
                .isEqualTo(Sight.SERVICE);
        assertThat(Sight.SERVICE.includes(Sight.PUBLIC)).isFalse();
    }

    @Provide
    Arbitrary<Viewer> viewers() {
        return Arbitraries.of(
                new Viewer.Anyone(), new Viewer.Person("ana"), new Viewer.Person("bo"), new Viewer.Person("service"));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-48, 24 * 20)
                .map(hours -> Examples.COLLECT_OPENS.plus(Duration.ofHours(hours)));
    }
}
