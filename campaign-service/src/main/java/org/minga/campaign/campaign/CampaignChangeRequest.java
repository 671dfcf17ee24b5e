package org.minga.campaign.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        @NotNull
        @LanguageText(max = 200)
        @Schema(
                description = "BCP 47 language tag to text, at most 200 characters each",
                examples = "{\"en\": \"A park by the river\"}")
        Map<String, String> title,

        @NotNull
        @LanguageText(max = 20_000)
        @Schema(
                description = "BCP 47 language tag to text, at most 20000 characters each",
                examples = "{\"en\": \"What shall be in it?\"}")
        Map<String, String> brief,

        @NotNull Purpose purpose,

        @NotNull @ZoneName @Schema(description = "IANA time zone", examples = "Europe/Madrid")
        String zone,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(description = "BCP 47 tags of the languages people may take part in", examples = "[\"en\", \"es\"]")
        List<@NotNull @LanguageTag String> languages,

        @Size(max = 50) @Nullable List<@NotNull @Valid GoalRequest> goals,

        @NotNull @Size(min = 1, max = 20) @InTimeOrder @Schema(description = "In the order of time, without overlap")
        List<@NotNull @Valid PhaseRequest> phases,

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
