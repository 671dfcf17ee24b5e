package org.minga.campaign.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What can be done to a campaign. The public is told what concerns those who take part. */
public enum Action {
    @JsonProperty("created")
    CREATED(false),
    @JsonProperty("changed")
    CHANGED(false),
    @JsonProperty("published")
    PUBLISHED(false),
    @JsonProperty("phase_opened")
    PHASE_OPENED(true),
    @JsonProperty("phase_closed")
    PHASE_CLOSED(true),
    @JsonProperty("phase_extended")
    PHASE_EXTENDED(true),
    @JsonProperty("outcome_published")
    OUTCOME_PUBLISHED(true);

    private final boolean noticed;

    Action(boolean noticed) {
        this.noticed = noticed;
    }

    boolean isNoticed() {
        return noticed;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Action of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
