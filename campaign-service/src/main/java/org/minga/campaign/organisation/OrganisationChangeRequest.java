package org.minga.campaign.organisation;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.check.PlainText;

/** What of an organisation can change. Its slug stands in addresses, so it stays. */
record OrganisationChangeRequest(
        @NotNull @PlainText(max = 200) @Schema(examples = "The town of Tulcán")
        String name,

        @NotNull OrganisationKind kind) {}
