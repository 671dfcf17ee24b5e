package org.minga.reward.award;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.PageInfo;
import org.minga.reward.rule.domain.Grant;

@Schema(name = "MyRewards")
record MyRewardsView(
        @Schema(required = true, description = "over all campaigns", example = "30")
        long points,

        @Schema(required = true, description = "the newest 100 held")
        List<BadgeView> badges,

        @Schema(required = true, description = "the newest 100 held")
        List<AwardView> awards,

        @Schema(required = true, description = "everything ever given or taken back, newest first; paged")
        List<EntryView> entries,

        @Schema(required = true) PageInfo page) {
    @Schema(name = "Badge")
    record BadgeView(
            @Schema(required = true) UUID rewardId,
            @Schema(required = true) UUID campaignId,
            @Schema(required = true, example = "took-part") String code,

            @Schema(required = true, description = "per language", example = "{\"en\": \"Took part\"}")
            Map<String, String> name,

            @Schema(required = true) ReasonView reason,
            @Schema(required = true) Instant grantedAt) {
        static BadgeView from(RewardMovement movement, Grant.Badge badge, Map<UUID, String> titles) {
            return new BadgeView(
                    movement.reward().id(),
                    movement.reward().campaignId(),
                    badge.code(),
                    badge.name(),
                    ReasonView.from(movement, titles),
                    movement.movedAt());
        }
    }

    @Schema(name = "RewardEntry")
    record EntryView(
            @Schema(required = true) UUID id,
            @Schema(required = true) UUID rewardId,
            @Schema(required = true) UUID campaignId,

            @Schema(required = true, description = "points, badge or award", example = "points")
            String kind,

            @Schema(required = true, description = "granted or reversed", example = "granted")
            String movement,

            @Nullable @Schema(description = "points only: negative when reversed", example = "10")
            Long points,

            @Nullable @Schema(description = "badges only", example = "took-part")
            String code,

            @Nullable @Schema(description = "badges and awards, per language")
            Map<String, String> name,

            @Schema(required = true) ReasonView reason,
            @Schema(required = true) Instant at) {
        static EntryView from(RewardMovement movement, Map<UUID, String> titles) {
            Grant grant = movement.reward().grant();
            return new EntryView(
                    movement.id(),
                    movement.reward().id(),
                    movement.reward().campaignId(),
                    grant.kind(),
                    movement.granted() ? "granted" : "reversed",
                    grant instanceof Grant.Points points
                            ? (movement.granted() ? points.amount() : -points.amount())
                            : null,
                    grant instanceof Grant.Badge badge ? badge.code() : null,
                    switch (grant) {
                        case Grant.Points points -> null;
                        case Grant.Badge badge -> badge.name();
                        case Grant.Award award -> award.name();
                    },
                    ReasonView.from(movement, titles),
                    movement.movedAt());
        }
    }
}
