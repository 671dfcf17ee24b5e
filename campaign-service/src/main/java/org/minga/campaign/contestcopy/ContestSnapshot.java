package org.minga.campaign.contestcopy;

import java.util.UUID;

/** What this service reads of the data of a contest's event. */
record ContestSnapshot(UUID contestId, UUID campaignId, UUID phaseId, String state) {}
