package org.minga.campaign.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What sort of host an organisation is. */
enum OrganisationKind {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("institution")
    INSTITUTION,
    @JsonProperty("non_profit")
    NON_PROFIT,
    @JsonProperty("company")
    COMPANY,
    @JsonProperty("start_up")
    START_UP;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrganisationKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
