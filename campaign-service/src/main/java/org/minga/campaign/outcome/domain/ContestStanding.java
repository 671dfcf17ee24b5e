package org.minga.campaign.outcome.domain;

import java.util.UUID;

/** What this service knows of a contest. */
public record ContestStanding(UUID contestId, UUID phaseId, boolean certified) {}
