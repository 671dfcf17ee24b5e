package org.minga.campaign.outcome.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final UUID PHASE = new UUID(0, 1);
    private static final UUID CONTEST = new UUID(0, 2);

    @Test
    void a_campaign_without_a_vote_is_ready() {
        assertThat(Readiness.of(List.of(), List.of())).isEqualTo(new Readiness.Ready());
    }

    @Test
    void all_contests_certified_is_ready() {
        assertThat(Readiness.of(List.of(PHASE), List.of(new ContestStanding(CONTEST, PHASE, true))))
                .isEqualTo(new Readiness.Ready());
    }

    @Test
    void one_contest_uncertified_is_not_ready() {
        UUID other = new UUID(0, 3);

        assertThat(Readiness.of(
                        List.of(PHASE),
                        List.of(new ContestStanding(CONTEST, PHASE, true), new ContestStanding(other, PHASE, false))))
                .isEqualTo(new Readiness.NotCertified(List.of(other), List.of()));
    }

    @Test
    void a_vote_phase_of_which_no_contest_is_known_is_not_ready() {
        assertThat(Readiness.of(List.of(PHASE), List.of()))
                .isEqualTo(new Readiness.NotCertified(List.of(), List.of(PHASE)));
    }
}
