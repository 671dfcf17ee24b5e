package org.minga.campaign.phase.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.campaign.phase.domain.ScheduleDecision.Moved;

/** Whatever organisers do in whatever order, by clocks that don't quite agree, the promises of a timetable hold. */
class ScheduleProperties {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @Property
    void no_sequence_of_steps_makes_phases_overlap(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Schedule now = run(schedule, steps);

        assertThat(now.phases()).hasSameSizeAs(schedule.phases());
        for (int i = 1; i < now.phases().size(); i++) {
            assertThat(now.phases().get(i).opensAt())
                    .isAfterOrEqualTo(now.phases().get(i - 1).closesAt());
        }
        assertThat(now.phases())
                .extracting(Phase::id)
                .isEqualTo(schedule.phases().stream().map(Phase::id).toList());
    }

    @Property
    void a_phase_that_an_organiser_closed_is_never_open_again(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Schedule now = schedule;
        List<UUID> closed = new ArrayList<>();
        for (Step step : steps) {
            PhaseChange change = step.on(now);
            if (now.decide(change, step.at()) instanceof Moved moved) {
                assertThat(closed).doesNotContain(change.phaseId());
                now = moved.schedule();
                if (change instanceof PhaseChange.Closing) {
                    closed.add(change.phaseId());
                }
            }
        }
        Schedule end = now;
        assertThat(closed)
                .allSatisfy(id -> assertThat(find(end, id).stateAt(START)).isInstanceOf(PhaseState.Closed.class));
    }

    @Property
    void at_every_moment_at_most_one_phase_is_open_and_they_open_in_order(
            @ForAll("schedules") Schedule schedule, @ForAll("minutes") long minute) {
        List<String> states = schedule.phases().stream()
                .map(phase -> phase.stateAt(START.plusSeconds(60 * minute)).code())
                .toList();

        assertThat(states).filteredOn("open"::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(String.join(" ", states)).matches("(closed ?)*(open ?)?(upcoming ?)*");
    }

    @Property
    void a_step_moves_only_the_date_it_is_about(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Schedule now = schedule;
        for (Step step : steps) {
            PhaseChange change = step.on(now);
            if (now.decide(change, step.at()) instanceof Moved moved) {
                switch (change) {
                    case PhaseChange.Opening opening ->
                        assertThat(moved.after().closesAt())
                                .isEqualTo(moved.before().closesAt());
                    case PhaseChange.Closing closing ->
                        assertThat(moved.after().opensAt())
                                .isEqualTo(moved.before().opensAt());
                    case PhaseChange.Extension extension -> {
                        assertThat(moved.after().opensAt())
                                .isEqualTo(moved.before().opensAt());
                        assertThat(moved.after().closesAt())
                                .isAfter(moved.before().closesAt());
                    }
                }
                now = moved.schedule();
            }
        }
    }

    @Property
    void a_repeated_opening_or_closing_is_refused(
            @ForAll("schedules") Schedule schedule, @ForAll("steps") List<Step> steps) {
        Schedule now = schedule;
        for (Step step : steps) {
            PhaseChange change = step.on(now);
            if (now.decide(change, step.at()) instanceof Moved moved) {
                now = moved.schedule();
                assertThat(now.decide(change, step.at())).isInstanceOf(ScheduleDecision.Refused.class);
            }
        }
    }

    private static Schedule run(Schedule schedule, List<Step> steps) {
        Schedule now = schedule;
        for (Step step : steps) {
            if (now.decide(step.on(now), step.at()) instanceof Moved moved) {
                now = moved.schedule();
            }
        }
        return now;
    }

    private static Phase find(Schedule schedule, UUID id) {
        return schedule.phases().stream()
                .filter(phase -> phase.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Pairs of pause and length in minutes, laid end to end. */
    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<long[]> lengths = Combinators.combine(
                        Arbitraries.longs().between(0, 30), Arbitraries.longs().between(1, 60))
                .as((pause, length) -> new long[] {pause, length});
        return lengths.list().ofMinSize(1).ofMaxSize(5).map(list -> {
            AtomicLong id = new AtomicLong();
            List<PhasePlan> plans = new ArrayList<>();
            long minute = 0;
            for (long[] length : list) {
                long opens = minute + length[0];
                minute = opens + length[1];
                plans.add(new PhasePlan(
                        PhaseKind.COLLECT, START.plusSeconds(60 * opens), START.plusSeconds(60 * minute)));
            }
            return Schedule.of(plans, () -> new UUID(0, id.incrementAndGet()));
        });
    }

    @Provide
    Arbitrary<Long> minutes() {
        return Arbitraries.longs().between(-10, 500);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 400),
                        Arbitraries.longs().between(1, 60))
                .as(Step::new);
        return step.list().ofMaxSize(12);
    }

    /** A wish that does not know how many phases there are. */
    record Step(int kind, int phase, long minute, long longer) {
        Instant at() {
            return START.plusSeconds(60 * minute);
        }

        PhaseChange on(Schedule schedule) {
            Phase wanted = schedule.phases().get(phase % schedule.phases().size());
            return switch (kind) {
                case 0 -> new PhaseChange.Opening(wanted.id());
                case 1 -> new PhaseChange.Closing(wanted.id());
                default ->
                    new PhaseChange.Extension(wanted.id(), wanted.closesAt().plusSeconds(60 * longer));
            };
        }
    }
}
