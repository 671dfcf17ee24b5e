package org.minga.campaign.organisation;

import jakarta.validation.constraints.NotNull;
import org.minga.campaign.check.PlainText;

/** What of an organisation can change. Its slug stands in addresses, so it stays. */
record OrganisationChangeRequest(
        @NotNull @PlainText(max = 200) String name, @NotNull OrganisationKind kind) {}
