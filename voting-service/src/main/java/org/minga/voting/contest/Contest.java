package org.minga.voting.contest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.contest.domain.OptionsAtOpening;

/**
 * A contest with the dates it is held under: those of its phase, or, once sealed, those it was held under.
 *
 * @param published whether its campaign is
 * @param opensAt null, as is {@code closesAt}, while the campaign is a draft and has lost the phase
 * @param options frozen, or what they would be if the phase opened now
 * @param leftOut published submissions that are no option
 * @param electorate those who may take part; null until the opening, and where any account may
 * @param openingFaults what would keep the contest from opening now; for members only
 * @param dateChanges moves of its dates since it opened, oldest first
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
        @Nullable FrozenElectorate electorate,
        List<Fault> openingFaults,
        List<DateChange> dateChanges,
        long version) {
    public Contest {
        options = List.copyOf(options);
        leftOut = List.copyOf(leftOut);
        openingFaults = List.copyOf(openingFaults);
        dateChanges = List.copyOf(dateChanges);
    }

    /** What is seen of the state: in a draft campaign nothing opens, whatever the clock says. */
    public String seenAt(Instant now) {
        return published ? state.seenAt(now, opensAt, closesAt) : ContestState.UPCOMING.wire();
    }

    /** The same, silent about its options. */
    Contest withoutOptions() {
        return with(List.of(), List.of(), openingFaults);
    }

    /** The same, silent about what its organisers still have to do. */
    Contest forPublic() {
        return with(options, leftOut, List.of());
    }

    private Contest with(List<ContestOption> shown, List<OptionsAtOpening.LeftOut> shownOut, List<Fault> faults) {
        return new Contest(
                id,
                organisationId,
                definition,
                state,
                published,
                opensAt,
                closesAt,
                shown,
                shownOut,
                electorate,
                faults,
                dateChanges,
                version);
    }
}
