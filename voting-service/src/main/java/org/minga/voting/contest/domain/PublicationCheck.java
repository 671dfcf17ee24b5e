package org.minga.voting.contest.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Whether the contests of a campaign allow it to be published with these phases. */
public final class PublicationCheck {
    private PublicationCheck() {}

    /** A phase as the campaign is about to be published with. */
    public record Phase(UUID id, String kind) {
        boolean isVote() {
            return kind.equals("vote");
        }
    }

    /** Pointers lead into the campaign ({@code /phases/1}) or to a contest ({@code /contests/<id>/ballot/kind}). */
    public static List<Fault> faults(List<Phase> phases, Map<UUID, ContestDraft> contests) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            Predicate<ContestDraft> inPhase = draft -> phase.id().equals(draft.phaseId());
            boolean hasContest = contests.values().stream().anyMatch(inPhase);
            if (phase.isVote() && !hasContest) {
                faults.add(new Fault("/phases/" + i, "contest_missing", "A vote phase needs at least one contest."));
            }
            if (!phase.isVote() && hasContest) {
                faults.add(new Fault(
                        "/phases/" + i + "/kind",
                        "phase_not_vote",
                        "A contest belongs to this phase: make it a vote."));
            }
        }
        contests.forEach((id, draft) -> {
            if (phases.stream().noneMatch(phase -> phase.id().equals(draft.phaseId()))) {
                faults.add(new Fault(
                        "/contests/" + id + "/phaseId",
                        "phase_unknown",
                        "The campaign has no phase " + draft.phaseId() + "."));
            }
            if (DraftCheck.of(draft) instanceof ContestCheck.Faulty faulty) {
                for (Fault fault : faulty.faults()) {
                    faults.add(new Fault("/contests/" + id + fault.pointer(), fault.code(), fault.detail()));
                }
            }
        });
        return faults;
    }
}
