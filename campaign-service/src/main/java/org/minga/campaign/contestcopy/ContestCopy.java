package org.minga.campaign.contestcopy;

import java.util.UUID;

/** What this service knows of a contest. */
public record ContestCopy(UUID contestId, UUID phaseId, boolean certified) {}
