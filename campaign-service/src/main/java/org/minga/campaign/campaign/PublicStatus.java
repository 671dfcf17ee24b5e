package org.minga.campaign.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the public may ask for by status. */
enum PublicStatus {
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("closed")
    CLOSED
}
