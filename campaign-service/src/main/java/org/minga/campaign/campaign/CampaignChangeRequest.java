package org.minga.campaign.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.domain.Brief;
import org.minga.campaign.check.LanguageTag;
import org.minga.campaign.check.ZoneName;
import org.minga.campaign.phase.InTimeOrder;
import org.minga.campaign.phase.PhaseRequest;
import org.minga.campaign.phase.domain.PhasePlan;
import org.minga.campaign.rulebook.RulebookRequest;
import org.minga.platform.text.LanguageText;

/** All of a draft that its organisation writes. */
record CampaignChangeRequest(
        @NotNull @LanguageText(max = 200) Map<String, String> title,
        @NotNull @LanguageText(max = 20_000) Map<String, String> brief,
        @NotNull Purpose purpose,
        @NotNull @ZoneName String zone,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @LanguageTag String> languages,
        @Size(max = 50) @Nullable List<@NotNull @Valid GoalRequest> goals,
        @NotNull @Size(min = 1, max = 20) @InTimeOrder List<@NotNull @Valid PhaseRequest> phases,
        @NotNull @Valid RulebookRequest rulebook) {
    Brief toBrief() {
        List<GoalRequest> wanted = goals == null ? List.of() : goals;
        return new Brief(
                title,
                brief,
                purpose.code(),
                ZoneId.of(zone),
                languages,
                wanted.stream().map(GoalRequest::toGoal).toList());
    }

    List<PhasePlan> toPlans() {
        return phases.stream().map(PhaseRequest::toPlan).toList();
    }
}
