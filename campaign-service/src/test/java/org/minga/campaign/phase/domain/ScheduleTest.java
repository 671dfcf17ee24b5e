package org.minga.campaign.phase.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.campaign.phase.domain.PhaseChange.Closing;
import org.minga.campaign.phase.domain.PhaseChange.Extension;
import org.minga.campaign.phase.domain.PhaseChange.Opening;
import org.minga.campaign.phase.domain.Schedule.PlanFault;
import org.minga.campaign.phase.domain.ScheduleDecision.Moved;
import org.minga.campaign.phase.domain.ScheduleDecision.Refused;

class ScheduleTest {
    private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");
    private static final UUID COLLECT = new UUID(0, 1);
    private static final UUID VOTE = new UUID(0, 2);

    private final Queue<UUID> ids = new ArrayDeque<>(List.of(new UUID(0, 3), new UUID(0, 4)));

    /** Collecting from 9 to 11, voting from 12 to 14. */
    private static Schedule schedule() {
        return new Schedule(List.of(
                Phase.planned(COLLECT, plan(PhaseKind.COLLECT, 0, 2)),
                Phase.planned(VOTE, plan(PhaseKind.VOTE, 3, 5))));
    }

    private static PhasePlan plan(PhaseKind kind, int fromHour, int toHour) {
        return new PhasePlan(kind, hour(fromHour), hour(toHour));
    }

    private static Instant hour(int hours) {
        return NINE.plus(Duration.ofHours(hours));
    }

    @Test
    void a_phase_is_open_from_the_moment_it_opens_until_before_the_moment_it_closes() {
        Phase phase = schedule().phases().getFirst();

        assertThat(phase.stateAt(NINE.minusMillis(1))).isInstanceOf(PhaseState.Upcoming.class);
        assertThat(phase.stateAt(NINE)).isInstanceOf(PhaseState.Open.class);
        assertThat(phase.stateAt(hour(2).minusMillis(1))).isInstanceOf(PhaseState.Open.class);
        assertThat(phase.stateAt(hour(2))).isInstanceOf(PhaseState.Closed.class);
    }

    @Test
    void an_open_phase_can_be_closed_now() {
        ScheduleDecision decision = schedule().decide(new Closing(COLLECT), hour(1));

        assertThat(decision).isInstanceOfSatisfying(Moved.class, moved -> {
            assertThat(moved.after().closesAt()).isEqualTo(hour(1));
            assertThat(moved.after().stateAt(hour(1))).isInstanceOf(PhaseState.Closed.class);
        });
    }

    @Test
    void a_phase_closed_early_stays_closed_for_a_clock_that_is_behind() {
        Schedule closed = ((Moved) schedule().decide(new Closing(COLLECT), hour(1))).schedule();

        ScheduleDecision again = closed.decide(new Closing(COLLECT), hour(1).minusSeconds(5));

        assertThat(again).isEqualTo(new Refused(new PhaseRefusal.AlreadyClosed(hour(1))));
    }

    @Test
    void a_phase_opened_early_stays_open_for_a_clock_that_is_behind() {
        Schedule closed = ((Moved) schedule().decide(new Closing(COLLECT), hour(1))).schedule();
        Schedule opened = ((Moved) closed.decide(new Opening(VOTE), hour(2))).schedule();

        ScheduleDecision again = opened.decide(new Opening(VOTE), hour(2).minusSeconds(5));

        assertThat(again).isEqualTo(new Refused(new PhaseRefusal.AlreadyOpen(hour(2))));
    }

    @Test
    void a_phase_opened_by_a_clock_that_is_behind_does_not_open_before_the_one_before_closed() {
        Schedule closed = ((Moved) schedule().decide(new Closing(COLLECT), hour(1))).schedule();

        ScheduleDecision decision = closed.decide(new Opening(VOTE), hour(1).minusSeconds(5));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Moved.class,
                        moved -> assertThat(moved.after().opensAt()).isEqualTo(hour(1)));
    }

    @Test
    void a_phase_that_is_not_open_yet_cannot_be_closed() {
        assertThat(schedule().decide(new Closing(VOTE), hour(1)))
                .isEqualTo(new Refused(new PhaseRefusal.NotYetOpen(hour(3))));
    }

    @Test
    void a_closed_phase_can_neither_be_opened_nor_closed_nor_extended() {
        Refused refused = new Refused(new PhaseRefusal.AlreadyClosed(hour(2)));

        assertThat(schedule().decide(new Opening(COLLECT), hour(2))).isEqualTo(refused);
        assertThat(schedule().decide(new Closing(COLLECT), hour(2))).isEqualTo(refused);
        assertThat(schedule().decide(new Extension(COLLECT, hour(3)), hour(2))).isEqualTo(refused);
    }

    @Test
    void a_phase_opens_early_only_after_the_one_before_is_closed() {
        assertThat(schedule().decide(new Opening(VOTE), hour(1)))
                .isEqualTo(new Refused(new PhaseRefusal.PrecedingNotClosed(COLLECT, hour(2))));
        assertThat(schedule().decide(new Opening(VOTE), hour(2)))
                .isInstanceOfSatisfying(
                        Moved.class,
                        moved -> assertThat(moved.after().opensAt()).isEqualTo(hour(2)));
    }

    @Test
    void the_first_phase_can_be_opened_early() {
        assertThat(schedule().decide(new Opening(COLLECT), hour(-5)))
                .isInstanceOfSatisfying(
                        Moved.class,
                        moved -> assertThat(moved.after().opensAt()).isEqualTo(hour(-5)));
    }

    @Test
    void an_extension_ends_later_than_before_and_not_after_the_next_phase_opens() {
        assertThat(schedule().decide(new Extension(COLLECT, hour(2)), hour(1)))
                .isEqualTo(new Refused(new PhaseRefusal.NotLater(hour(2))));
        assertThat(schedule().decide(new Extension(COLLECT, hour(3).plusMillis(1)), hour(1)))
                .isEqualTo(new Refused(new PhaseRefusal.OverlapsFollowing(VOTE, hour(3))));
        assertThat(schedule().decide(new Extension(COLLECT, hour(3)), hour(1))).isInstanceOf(Moved.class);
        assertThat(schedule().decide(new Extension(VOTE, hour(100)), hour(1))).isInstanceOf(Moved.class);
    }

    @Test
    void a_phase_of_another_campaign_is_unknown() {
        UUID other = new UUID(9, 9);

        assertThat(schedule().decide(new Closing(other), hour(1)))
                .isEqualTo(new Refused(new PhaseRefusal.Unknown(other)));
    }

    @Test
    void the_nth_phase_of_a_kind_keeps_its_id_when_a_draft_is_planned_anew() {
        Schedule replanned = schedule()
                .replanned(
                        List.of(plan(PhaseKind.DISCUSS, 0, 1), plan(PhaseKind.VOTE, 1, 2), plan(PhaseKind.VOTE, 2, 3)),
                        ids::remove);

        assertThat(replanned.phases()).extracting(Phase::id).containsExactly(new UUID(0, 3), VOTE, new UUID(0, 4));
    }

    @Test
    void every_fault_of_a_plan_is_found() {
        assertThat(Schedule.faults(List.of(plan(PhaseKind.COLLECT, 2, 2), plan(PhaseKind.VOTE, 1, 0))))
                .extracting(PlanFault::index, PlanFault::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "closesAt"),
                        org.assertj.core.groups.Tuple.tuple(1, "closesAt"),
                        org.assertj.core.groups.Tuple.tuple(1, "opensAt"));
    }

    @Test
    void phases_that_overlap_are_no_schedule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Schedule.of(List.of(plan(PhaseKind.COLLECT, 0, 2), plan(PhaseKind.VOTE, 1, 3)), ids::remove));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(List.of()));
    }
}
