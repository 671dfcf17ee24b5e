package org.minga.tally.formats.pabulib;

import org.minga.tally.methods.ballot.BallotRules;

/** The kinds of ballot that Pabulib files hold. */
enum VoteType {
    SINGLE,
    APPROVAL,
    CUMULATIVE,
    ORDINAL;

    static VoteType of(BallotRules rules) {
        return VoteType.valueOf(rules.kind().name());
    }
}
