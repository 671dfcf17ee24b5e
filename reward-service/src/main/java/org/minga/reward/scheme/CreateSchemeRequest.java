package org.minga.reward.scheme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RewardSchemeRequest", examples = """
                {"campaignId": "0197c2a0-0000-7000-8000-000000000002", "rules": [
                  {"on": "submission_accepted", "grant": {"kind": "points", "amount": 10}},
                  {"on": "participation", "grant": {"kind": "badge", "code": "took-part", "name": {"en": "Took part"}}},
                  {"on": "winner", "grant": {"kind": "award", "name": {"en": "Built next year"}, "money": {"amount": 50000, "currency": "EUR"}}}]}""")
record CreateSchemeRequest(
        @NotNull @Schema(required = true) UUID campaignId,

        @NotNull @Size(min = 1, max = 20) @Schema(required = true)
        List<@NotNull @Valid RuleBody> rules) {}
