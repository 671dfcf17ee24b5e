package org.minga.reward.scheme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.reward.rule.domain.Rule;
import org.minga.reward.rule.domain.Scheme;

@Schema(name = "RewardScheme")
record SchemeView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID campaignId,
        @Schema(required = true) UUID organisationId,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) List<RuleView> rules) {
    @Schema(name = "RewardRuleWithId")
    record RuleView(
            @Schema(required = true) UUID id,
            @Schema(required = true) RuleBody.On on,
            @Schema(required = true) GrantBody grant) {
        static RuleView from(Rule rule) {
            return new RuleView(rule.id(), RuleBody.On.from(rule.occasion()), GrantBody.from(rule.grant()));
        }
    }

    static SchemeView from(Scheme scheme) {
        return new SchemeView(
                scheme.id(),
                scheme.campaignId(),
                scheme.organisationId(),
                scheme.createdAt(),
                scheme.rules().stream().map(RuleView::from).toList());
    }
}
