package org.minga.voting.ballot;

import java.util.UUID;
import org.minga.voting.ballot.domain.BallotForm;
import org.minga.voting.ballot.domain.BoxKey;
import org.minga.voting.contest.domain.ContestDefinition;

/** What casting needs to know of a contest that has opened; frozen at the opening, but for the key, which goes at the seal. */
public record OpenBox(UUID contestId, UUID organisationId, ContestDefinition definition, BallotForm form, BoxKey key) {}
