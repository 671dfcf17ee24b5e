package org.minga.campaign.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        @NotNull @LanguageText(max = 200) Map<String, String> title,
        @NotNull @LanguageText(max = 20_000) Map<String, String> brief,
        @NotNull Purpose purpose,
        @NotNull @ZoneName String zone,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @LanguageTag String> languages,
        @Size(max = 50) @Nullable List<@NotNull @Valid GoalRequest> goals,
        @NotNull @Size(min = 1, max = 20) @InTimeOrder List<@NotNull @Valid PhaseRequest> phases,
        @NotNull @Valid RulebookRequest rulebook) {
    CampaignChangeRequest content() {
        return new CampaignChangeRequest(title, brief, purpose, zone, languages, goals, phases, rulebook);
    }
}
