package org.minga.campaign.campaign.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.minga.campaign.phase.domain.PhasePlan;
import org.minga.campaign.phase.domain.Schedule;
import org.minga.campaign.rulebook.domain.Rulebook;
import org.minga.campaign.rulebook.domain.Rules;

/**
 * A call to a crowd. As a draft everything may change and only members see it. Published, it is a promise: only its
 * timetable may still move. It is over when its last phase is closed; that follows from the timetable and needs no step.
 *
 * <pre>
 *            publication                    last phase closes
 *   Draft ──────────────────▶ Published ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄▶ (over)
 *   │   ▲                     │      ▲
 *   └───┘ revision            └──────┘ a phase is opened, closed or extended
 * </pre>
 */
public sealed interface Campaign {
    Call call();

    default UUID id() {
        return call().id();
    }

    default long version() {
        return call().version();
    }

    static Draft draft(
            UUID id,
            UUID organisationId,
            Brief brief,
            List<PhasePlan> phases,
            Rules rules,
            Instant now,
            Supplier<UUID> ids) {
        return new Draft(new Call(id, organisationId, brief, Schedule.of(phases, ids), Rulebook.first(rules), now, 1));
    }

    /** Being written. */
    record Draft(Call call) implements Campaign {
        public Draft revised(Brief brief, List<PhasePlan> phases, Rules rules, Supplier<UUID> ids) {
            return new Draft(call.changed(
                    brief,
                    call.schedule().replanned(phases, ids),
                    call.rulebook().with(rules)));
        }

        public PublicationDecision publish(Instant now) {
            if (call.schedule().isOverAt(now)) {
                return new PublicationDecision.AlreadyOver(call.schedule().endsAt());
            }
            return new PublicationDecision.Accepted(
                    new Published(call.changed(call.brief(), call.schedule(), call.rulebook()), now));
        }
    }

    /** Open to everybody. */
    record Published(Call call, Instant publishedAt) implements Campaign {
        /** With a timetable that came out of a decision on this campaign's own. */
        public Published with(Schedule schedule) {
            return new Published(call.changed(call.brief(), schedule, call.rulebook()), publishedAt);
        }

        public boolean isOverAt(Instant now) {
            return call.schedule().isOverAt(now);
        }
    }
}
