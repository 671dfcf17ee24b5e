package org.minga.campaign.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an organisation wants from the crowd. */
enum Purpose {
    @JsonProperty("innovation")
    INNOVATION,
    @JsonProperty("advice")
    ADVICE,
    @JsonProperty("policy")
    POLICY,
    @JsonProperty("research")
    RESEARCH,
    @JsonProperty("participatory_budget")
    PARTICIPATORY_BUDGET;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
