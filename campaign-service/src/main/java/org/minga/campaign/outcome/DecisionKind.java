package org.minga.campaign.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What was decided about a submission. */
enum DecisionKind {
    @JsonProperty("selected")
    SELECTED,
    @JsonProperty("not_selected")
    NOT_SELECTED,
    @JsonProperty("partly")
    PARTLY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DecisionKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
