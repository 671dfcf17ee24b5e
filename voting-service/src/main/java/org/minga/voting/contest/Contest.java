package org.minga.voting.contest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.OptionsAtOpening;

/**
 * A contest with the dates it is held under: those of its phase, or, once sealed, those it was held under.
 *
 * @param published whether its campaign is
 * @param opensAt null, as is {@code closesAt}, while the campaign is a draft and has lost the phase
 * @param options frozen, or what they would be if the phase opened now
 * @param leftOut published submissions that are no option
 */
public record Contest(
        UUID id,
        UUID organisationId,
        ContestDefinition definition,
        ContestState state,
        boolean published,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        List<ContestOption> options,
        List<OptionsAtOpening.LeftOut> leftOut,
        long version) {
    public Contest {
        options = List.copyOf(options);
        leftOut = List.copyOf(leftOut);
    }

    /** What is seen of the state: in a draft campaign nothing opens, whatever the clock says. */
    public String seenAt(Instant now) {
        return published ? state.seenAt(now, opensAt, closesAt) : ContestState.UPCOMING.wire();
    }

    /** The same, silent about its options. */
    Contest withoutOptions() {
        return new Contest(
                id, organisationId, definition, state, published, opensAt, closesAt, List.of(), List.of(), version);
    }
}
