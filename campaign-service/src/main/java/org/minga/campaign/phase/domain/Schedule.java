package org.minga.campaign.phase.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.minga.campaign.phase.domain.PhaseState.Closed;
import org.minga.campaign.phase.domain.PhaseState.Open;
import org.minga.campaign.phase.domain.PhaseState.Upcoming;

/** The phases of a campaign in the order of time. They don't overlap, and no step can make them overlap. */
public record Schedule(List<Phase> phases) {
    public Schedule {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a campaign has at least one phase");
        }
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).opensAt().isBefore(phases.get(i - 1).closesAt())) {
                throw new IllegalArgumentException("phase " + i + " would open before the phase before it closes");
            }
        }
    }

    /** Where plans break the order of time: all places, not only the first. */
    public static List<PlanFault> faults(List<PhasePlan> plans) {
        List<PlanFault> faults = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            PhasePlan plan = plans.get(i);
            if (!plan.closesAt().isAfter(plan.opensAt())) {
                faults.add(new PlanFault(i, "closesAt", "must be after opensAt"));
            }
            if (i > 0 && plan.opensAt().isBefore(plans.get(i - 1).closesAt())) {
                faults.add(new PlanFault(i, "opensAt", "must not be before the phase before it closes"));
            }
        }
        return faults;
    }

    public static Schedule of(List<PhasePlan> plans, Supplier<UUID> ids) {
        return new Schedule(plans.stream().map(p -> Phase.planned(ids.get(), p)).toList());
    }

    /**
     * The timetable of a draft, planned anew. The n-th phase of a kind stays the phase it was, because contests are
     * already prepared for it elsewhere.
     */
    public Schedule replanned(List<PhasePlan> plans, Supplier<UUID> ids) {
        Map<PhaseKind, Integer> seen = new HashMap<>();
        List<Phase> replanned = new ArrayList<>();
        for (PhasePlan plan : plans) {
            int nth = seen.merge(plan.kind(), 1, Integer::sum);
            UUID id = phases.stream()
                    .filter(phase -> phase.kind() == plan.kind())
                    .skip(nth - 1L)
                    .map(Phase::id)
                    .findFirst()
                    .orElseGet(ids);
            replanned.add(Phase.planned(id, plan));
        }
        return new Schedule(replanned);
    }

    public Instant endsAt() {
        return phases.getLast().closesAt();
    }

    public boolean isOverAt(Instant now) {
        return phases.getLast().stateAt(now) instanceof Closed;
    }

    public ScheduleDecision decide(PhaseChange change, Instant now) {
        Optional<Phase> wanted = phases.stream()
                .filter(phase -> phase.id().equals(change.phaseId()))
                .findFirst();
        if (wanted.isEmpty()) {
            return new ScheduleDecision.Refused(new PhaseRefusal.Unknown(change.phaseId()));
        }
        Phase phase = wanted.get();
        PhaseState state = phase.stateAt(now);
        return switch (change) {
            case PhaseChange.Opening opening -> open(state, now);
            case PhaseChange.Closing closing -> close(state, now);
            case PhaseChange.Extension extension -> extend(state, extension.closesAt());
        };
    }

    private ScheduleDecision open(PhaseState state, Instant now) {
        return switch (state) {
            case Open(Phase phase) -> refused(new PhaseRefusal.AlreadyOpen(phase.opensAt()));
            case Closed(Phase phase) -> refused(new PhaseRefusal.AlreadyClosed(phase.closesAt()));
            case Upcoming upcoming -> openAfterPreceding(upcoming, now);
        };
    }

    private ScheduleDecision openAfterPreceding(Upcoming upcoming, Instant now) {
        int index = phases.indexOf(upcoming.phase());
        if (index == 0) {
            return moved(upcoming.phase(), upcoming.opened(now, now));
        }
        Phase preceding = phases.get(index - 1);
        if (!(preceding.stateAt(now) instanceof Closed)) {
            return refused(new PhaseRefusal.PrecedingNotClosed(preceding.id(), preceding.closesAt()));
        }
        return moved(upcoming.phase(), upcoming.opened(now, preceding.closesAt()));
    }

    private ScheduleDecision close(PhaseState state, Instant now) {
        return switch (state) {
            case Upcoming(Phase phase) -> refused(new PhaseRefusal.NotYetOpen(phase.opensAt()));
            case Closed(Phase phase) -> refused(new PhaseRefusal.AlreadyClosed(phase.closesAt()));
            case Open open -> moved(open.phase(), open.closed(now));
        };
    }

    private ScheduleDecision extend(PhaseState state, Instant closesAt) {
        if (state instanceof Closed(Phase phase)) {
            return refused(new PhaseRefusal.AlreadyClosed(phase.closesAt()));
        }
        Phase phase = state.phase();
        if (!closesAt.isAfter(phase.closesAt())) {
            return refused(new PhaseRefusal.NotLater(phase.closesAt()));
        }
        int index = phases.indexOf(phase);
        if (index + 1 < phases.size() && phases.get(index + 1).opensAt().isBefore(closesAt)) {
            Phase following = phases.get(index + 1);
            return refused(new PhaseRefusal.OverlapsFollowing(following.id(), following.opensAt()));
        }
        return switch (state) {
            case Upcoming upcoming -> moved(phase, upcoming.extended(closesAt));
            case Open open -> moved(phase, open.extended(closesAt));
            case Closed closed ->
                refused(new PhaseRefusal.AlreadyClosed(closed.phase().closesAt()));
        };
    }

    private ScheduleDecision moved(Phase before, Phase after) {
        List<Phase> moved = new ArrayList<>(phases);
        moved.set(phases.indexOf(before), after);
        return new ScheduleDecision.Moved(new Schedule(moved), before, after);
    }

    private static ScheduleDecision refused(PhaseRefusal refusal) {
        return new ScheduleDecision.Refused(refusal);
    }

    /** One fault of a plan: the index of the phase, the field and what is wrong with it. */
    public record PlanFault(int index, String field, String detail) {}
}
