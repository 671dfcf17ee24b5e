package org.minga.reward.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.platform.text.LanguageText;
import org.minga.reward.rule.domain.Grant;

/** A grant as people write and read it; which fields belong to which kind is checked by {@link RuleParsing}. */
@Schema(name = "RewardGrant")
record GrantBody(
        @NotNull @Schema(required = true) Kind kind,

        @Nullable @Min(1) @Max(1_000_000) @Schema(description = "points only: how many", example = "10")
        Long amount,

        @Nullable
        @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,63}")
        @Schema(maxLength = 64, description = "badges only: what apps know the badge by", example = "took-part")
        String code,

        @Nullable
        @LanguageText(max = 100)
        @Schema(
                description = "badges and awards: what people call it, per language",
                example = "{\"en\": \"Took part\"}")
        Map<String, String> name,

        @Nullable @Valid @Schema(description = "awards only, if money comes with it")
        MoneyBody money) {
    @Schema(name = "RewardKind")
    enum Kind {
        @JsonProperty("points")
        POINTS,
        @JsonProperty("badge")
        BADGE,
        @JsonProperty("award")
        AWARD
    }

    static GrantBody from(Grant grant) {
        return switch (grant) {
            case Grant.Points points -> new GrantBody(Kind.POINTS, points.amount(), null, null, null);
            case Grant.Badge badge -> new GrantBody(Kind.BADGE, null, badge.code(), badge.name(), null);
            case Grant.Award award ->
                new GrantBody(
                        Kind.AWARD,
                        null,
                        null,
                        award.name(),
                        award.money().map(MoneyBody::from).orElse(null));
        };
    }
}
