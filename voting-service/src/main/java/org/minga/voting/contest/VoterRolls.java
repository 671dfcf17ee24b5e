package org.minga.voting.contest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Fault;

/** What contests need of the rolls of their voters. Works in the session of the caller. */
public interface VoterRolls {

    /** What keeps the electorate from being frozen now; nothing where any account may take part. */
    Uni<List<Fault>> faults(UUID contestId, UUID organisationId, Electorate electorate);

    /** Puts everybody who may take part on the roll for good, in the transaction that opens the contest. */
    Uni<FrozenElectorate> freeze(UUID contestId, UUID organisationId, Electorate electorate);

    /** Whether an organiser has uploaded anything of a roll. */
    Uni<Boolean> isBegun(UUID contestId);
}
