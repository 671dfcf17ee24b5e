package org.minga.campaign.campaign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.campaign.phase.domain.PhaseChange;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.campaign.phase.domain.PhasePlan;
import org.minga.campaign.phase.domain.ScheduleDecision;
import org.minga.campaign.rulebook.domain.Moderation;
import org.minga.campaign.rulebook.domain.ResultsVisible;
import org.minga.campaign.rulebook.domain.Rules;
import org.minga.campaign.rulebook.domain.SubmissionsVisible;

/** The life of a campaign, whatever is tried with it and when. */
class CampaignProperties {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(4));

    private final AtomicLong ids = new AtomicLong();

    @Property
    void published_is_for_good_and_every_change_counts(@ForAll("lives") List<Try> life) {
        Campaign campaign = draft();

        for (Try next : life) {
            Campaign after = attempt(campaign, next);
            assertThat(after.version()).isEqualTo(after.equals(campaign) ? campaign.version() : campaign.version() + 1);
            assertThat(after.id()).isEqualTo(campaign.id());
            if (campaign instanceof Campaign.Published before) {
                assertThat(after).isInstanceOfSatisfying(Campaign.Published.class, published -> {
                    assertThat(published.publishedAt()).isEqualTo(before.publishedAt());
                    assertThat(published.call().rulebook())
                            .isEqualTo(before.call().rulebook());
                    assertThat(published.call().brief()).isEqualTo(before.call().brief());
                });
            }
            campaign = after;
        }
    }

    @Property
    void the_rulebook_gets_a_new_version_exactly_when_its_rules_change(@ForAll("lives") List<Try> life) {
        Campaign campaign = draft();

        for (Try next : life) {
            Campaign after = attempt(campaign, next);
            boolean sameRules = after.call()
                    .rulebook()
                    .rules()
                    .equals(campaign.call().rulebook().rules());
            assertThat(after.call().rulebook().version()
                            == campaign.call().rulebook().version())
                    .isEqualTo(sameRules);
            campaign = after;
        }
    }

    @Example
    void a_draft_that_is_over_already_cannot_be_published() {
        assertThat(draft().publish(END)).isEqualTo(new PublicationDecision.AlreadyOver(END));
        assertThat(draft().publish(END.minusMillis(1))).isInstanceOf(PublicationDecision.Accepted.class);
    }

    @Example
    void a_campaign_is_over_when_its_last_phase_is_closed() {
        Campaign.Published published = ((PublicationDecision.Accepted) draft().publish(START)).campaign();

        assertThat(published.isOverAt(END.minusMillis(1))).isFalse();
        assertThat(published.isOverAt(END)).isTrue();
    }

    private Campaign attempt(Campaign campaign, Try next) {
        Instant now = START.plusSeconds(60 * next.minute());
        return switch (campaign) {
            case Campaign.Draft draft ->
                next.kind() == 0
                        ? publish(draft, now)
                        : draft.revised(draft.call().brief(), plans(), rules(next.kind()), this::id);
            case Campaign.Published published -> close(published, now);
        };
    }

    private static Campaign publish(Campaign.Draft draft, Instant now) {
        return switch (draft.publish(now)) {
            case PublicationDecision.Accepted accepted -> accepted.campaign();
            case PublicationDecision.AlreadyOver over -> draft;
        };
    }

    private static Campaign close(Campaign.Published campaign, Instant now) {
        UUID first = campaign.call().schedule().phases().getFirst().id();
        return switch (campaign.call().schedule().decide(new PhaseChange.Closing(first), now)) {
            case ScheduleDecision.Moved moved -> campaign.with(moved.schedule());
            case ScheduleDecision.Refused refused -> campaign;
        };
    }

    private Campaign.Draft draft() {
        Brief brief = new Brief(
                Map.of("en", "A park"),
                Map.of("en", "What shall be in it?"),
                "advice",
                ZoneId.of("UTC"),
                List.of("en"),
                List.of());
        return Campaign.draft(id(), id(), brief, plans(), rules(1), START, this::id);
    }

    private static List<PhasePlan> plans() {
        return List.of(
                new PhasePlan(PhaseKind.COLLECT, START, START.plus(Duration.ofHours(2))),
                new PhasePlan(PhaseKind.VOTE, START.plus(Duration.ofHours(3)), END));
    }

    private static Rules rules(int submissions) {
        return new Rules(SubmissionsVisible.ON_PUBLICATION, Moderation.POST, submissions, ResultsVisible.AFTER_CLOSE);
    }

    private UUID id() {
        return new UUID(0, ids.incrementAndGet());
    }

    @Provide
    Arbitrary<List<Try>> lives() {
        Arbitrary<Try> next = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(0, 300))
                .as(Try::new);
        return next.list().ofMaxSize(10);
    }

    /** Publish (0) or rewrite with so many submissions; a published one has its first phase closed. */
    record Try(int kind, long minute) {}
}
