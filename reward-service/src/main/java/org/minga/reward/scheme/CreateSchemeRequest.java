package org.minga.reward.scheme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RewardSchemeRequest")
record CreateSchemeRequest(
        @NotNull @Schema(required = true) UUID campaignId,

        @NotNull @Size(min = 1, max = 20) @Schema(required = true)
        List<@NotNull @Valid RuleBody> rules) {}
