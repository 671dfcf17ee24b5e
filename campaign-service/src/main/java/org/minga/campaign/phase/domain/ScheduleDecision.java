package org.minga.campaign.phase.domain;

/** What became of a wanted change of the timetable. */
public sealed interface ScheduleDecision {
    record Moved(Schedule schedule, Phase before, Phase after) implements ScheduleDecision {}

    record Refused(PhaseRefusal refusal) implements ScheduleDecision {}
}
