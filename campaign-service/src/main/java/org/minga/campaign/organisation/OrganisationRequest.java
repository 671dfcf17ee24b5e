package org.minga.campaign.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.check.PlainText;

/** A new organisation. */
record OrganisationRequest(
        @NotNull @PlainText(max = 200) @Schema(examples = "The town of Tulcán")
        String name,

        @NotNull
        @Size(min = 2, max = 64)
        @Pattern(
                regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "must be lower-case letters, digits and single hyphens between them")
        @Schema(examples = "tulcan")
        String slug,

        @NotNull OrganisationKind kind) {}
