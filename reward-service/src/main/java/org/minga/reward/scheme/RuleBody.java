package org.minga.reward.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.reward.rule.domain.Occasion;

/** One rule as people write and read it. */
@Schema(name = "RewardRule")
record RuleBody(
        @NotNull @Schema(required = true, description = "when something is given")
        On on,

        @NotNull @Valid @Schema(required = true, description = "what is given")
        GrantBody grant) {
    @Schema(name = "RewardOccasion")
    enum On {
        @JsonProperty("submission_accepted")
        SUBMISSION_ACCEPTED(Occasion.SUBMISSION_ACCEPTED),
        @JsonProperty("participation")
        PARTICIPATION(Occasion.PARTICIPATION),
        @JsonProperty("winner")
        WINNER(Occasion.WINNER);

        private final Occasion occasion;

        On(Occasion occasion) {
            this.occasion = occasion;
        }

        Occasion toOccasion() {
            return occasion;
        }

        static On from(Occasion occasion) {
            return switch (occasion) {
                case SUBMISSION_ACCEPTED -> SUBMISSION_ACCEPTED;
                case PARTICIPATION -> PARTICIPATION;
                case WINNER -> WINNER;
            };
        }
    }
}
