package org.minga.campaign.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.check.LanguageTag;
import org.minga.campaign.check.ZoneName;
import org.minga.campaign.phase.InTimeOrder;
import org.minga.campaign.phase.PhaseRequest;
import org.minga.campaign.rulebook.RulebookRequest;
import org.minga.platform.text.LanguageText;

/** A new draft: what {@link CampaignChangeRequest} has, and whose campaign it is. */
record CampaignRequest(
        @NotNull UUID organisationId,

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
    CampaignChangeRequest content() {
        return new CampaignChangeRequest(title, brief, purpose, zone, languages, goals, phases, rulebook);
    }
}
