package org.minga.submission.campaigncopy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignRulesTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private static Phase phase(PhaseKind kind, int fromDay, int toDay) {
        return new Phase(kind, START.plus(Duration.ofDays(fromDay)), START.plus(Duration.ofDays(toDay)));
    }

    private static CampaignRules rules(boolean published, SubmissionsVisible visible, Phase... phases) {
        return new CampaignRules(
                new UUID(1, 1), new UUID(2, 2), published, visible, Moderation.PRE, 1, List.of(phases));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Test
    void a_draft_never_collects() {
        assertThat(rules(false, SubmissionsVisible.ON_PUBLICATION, phase(PhaseKind.COLLECT, 0, 9))
                        .collecting(day(1)))
                .isFalse();
    }

    @Test
    void collecting_is_over_only_after_the_last_collect_phase() {
        CampaignRules twice = rules(
                true,
                SubmissionsVisible.AFTER_COLLECT,
                phase(PhaseKind.COLLECT, 0, 2),
                phase(PhaseKind.OTHER, 2, 4),
                phase(PhaseKind.COLLECT, 4, 6));

        assertThat(twice.collecting(day(3))).isFalse();
        assertThat(twice.showsSubmissions(day(3))).isFalse();
        assertThat(twice.collecting(day(5))).isTrue();
        assertThat(twice.showsSubmissions(day(6))).isTrue();
    }

    @Test
    void a_campaign_that_never_collects_hides_nothing() {
        assertThat(rules(true, SubmissionsVisible.AFTER_COLLECT, phase(PhaseKind.VOTE, 3, 5))
                        .showsSubmissions(day(0)))
                .isTrue();
    }

    @Test
    void the_first_vote_counts() {
        CampaignRules rules = rules(
                true, SubmissionsVisible.ON_PUBLICATION, phase(PhaseKind.VOTE, 3, 5), phase(PhaseKind.VOTE, 7, 9));

        assertThat(rules.voteOpenedAt(day(2))).isEmpty();
        assertThat(rules.voteOpenedAt(day(8))).contains(day(3));
    }

    @Test
    void the_nearest_collect_phase_is_the_next_one_or_else_the_last() {
        Phase first = phase(PhaseKind.COLLECT, 0, 2);
        Phase second = phase(PhaseKind.COLLECT, 4, 6);
        CampaignRules rules = rules(true, SubmissionsVisible.ON_PUBLICATION, first, second);

        assertThat(rules.nearestCollect(day(3))).contains(second);
        assertThat(rules.nearestCollect(day(7))).contains(second);
        assertThat(rules.nearestCollect(day(-1))).contains(first);
        assertThat(rules(true, SubmissionsVisible.ON_PUBLICATION).nearestCollect(day(1)))
                .isEmpty();
    }

    @Test
    void unknown_words_are_read_as_the_stricter_rule() {
        assertThat(Moderation.of("by_lottery")).isEqualTo(Moderation.PRE);
        assertThat(SubmissionsVisible.of("to_friends")).isEqualTo(SubmissionsVisible.AFTER_COLLECT);
        assertThat(Role.of("emperor")).isEmpty();
        assertThat(PhaseKind.of("siesta")).isEqualTo(PhaseKind.OTHER);
    }

    @Test
    void a_limit_below_one_is_no_rule() {
        assertThatThrownBy(() -> new CampaignRules(
                        new UUID(1, 1),
                        new UUID(2, 2),
                        true,
                        SubmissionsVisible.ON_PUBLICATION,
                        Moderation.PRE,
                        0,
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roles_have_the_rights_of_their_rank() {
        assertThat(Role.values()).allMatch(role -> role.may(Right.READ));
        assertThat(Role.values())
                .filteredOn(role -> role.may(Right.MODERATE))
                .containsExactly(Role.OWNER, Role.EDITOR, Role.MODERATOR);
        assertThat(Role.values()).filteredOn(role -> role.may(Right.CHANGE)).containsExactly(Role.OWNER, Role.EDITOR);
    }
}
