package org.minga.campaign.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.minga.campaign.check.PlainText;

/** A new organisation. */
record OrganisationRequest(
        @NotNull @PlainText(max = 200) String name,

        @NotNull
        @Size(min = 2, max = 64)
        @Pattern(
                regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "must be lower-case letters, digits and single hyphens between them")
        String slug,

        @NotNull OrganisationKind kind) {}
