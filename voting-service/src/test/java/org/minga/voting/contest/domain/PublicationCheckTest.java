package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.voting.contest.domain.ContestDraft.MoneyDraft;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;
import org.minga.voting.contest.domain.PublicationCheck.Phase;

class PublicationCheckTest {
    private static final UUID CONTEST = new UUID(9, 9);

    private static List<String> faults(List<Phase> phases, Map<UUID, ContestDraft> contests) {
        return PublicationCheck.faults(phases, contests).stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    void a_vote_phase_with_a_sound_contest_may_be_published() {
        assertThat(faults(
                        List.of(new Phase(new UUID(1, 1), "collect"), new Phase(Drafts.PHASE, "vote")),
                        Map.of(CONTEST, Drafts.plurality())))
                .isEmpty();
    }

    @Test
    void a_vote_phase_needs_a_contest() {
        assertThat(faults(List.of(new Phase(Drafts.PHASE, "vote")), Map.of()))
                .containsExactly("/phases/0 contest_missing");
    }

    @Test
    void a_campaign_without_a_vote_needs_none() {
        assertThat(faults(List.of(new Phase(Drafts.PHASE, "collect")), Map.of()))
                .isEmpty();
    }

    @Test
    void a_contest_needs_its_phase_and_the_phase_to_be_a_vote() {
        assertThat(faults(List.of(), Map.of(CONTEST, Drafts.plurality())))
                .containsExactly("/contests/" + CONTEST + "/phaseId phase_unknown");
        assertThat(faults(List.of(new Phase(Drafts.PHASE, "discuss")), Map.of(CONTEST, Drafts.plurality())))
                .containsExactly("/phases/0/kind phase_not_vote");
    }

    @Test
    void what_is_wrong_with_a_contest_is_told_too() {
        ContestDraft broken = Drafts.of(
                Drafts.kind("approval"),
                Drafts.greedy(new MoneyDraft(1L, "euro")),
                new OptionsDraft("submissions", null));

        assertThat(faults(List.of(new Phase(Drafts.PHASE, "vote")), Map.of(CONTEST, broken)))
                .containsExactly("/contests/" + CONTEST + "/method/budget/currency not_a_currency");
    }
}
