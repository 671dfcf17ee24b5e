package org.minga.voting.log;

import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.Turnout;

/** Who may see how long a log is. */
final class LogVisibility {
    private LogVisibility() {}

    /** While ballots are taken only where the turnout is public; after the seal always. */
    static boolean shown(ContestState state, ContestDefinition definition) {
        return switch (state) {
            case UPCOMING, OPEN -> definition.turnout() == Turnout.LIVE;
            case SEALED, PROVISIONAL, CERTIFIED -> true;
        };
    }
}
