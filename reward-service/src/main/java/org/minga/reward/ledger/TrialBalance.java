package org.minga.reward.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The books of a campaign, summed from every posting ever made. */
@Schema(description = "Summed from every posting ever made in the campaign.")
public record TrialBalance(
        @JsonProperty(required = true) @Schema(description = "points taken from accounts", example = "60")
        long debits,

        @JsonProperty(required = true) @Schema(description = "points added to accounts", example = "60")
        long credits,

        @JsonProperty(required = true) @Schema(description = "credits less debits: always 0", example = "0")
        long balance,

        @JsonProperty(required = true) @Schema(description = "points that people hold now", example = "40")
        long held,

        @JsonProperty(required = true)
        @Schema(description = "accounts whose carried balance differs from their postings: always 0", example = "0")
        long accountsOff) {}
