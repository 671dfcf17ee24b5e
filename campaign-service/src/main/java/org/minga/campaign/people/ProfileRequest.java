package org.minga.campaign.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.check.LanguageTag;
import org.minga.campaign.check.PlainText;
import org.minga.campaign.check.ZoneName;

/** What a person tells about themselves. */
record ProfileRequest(
        @NotNull @PlainText(max = 100) @Schema(examples = "Ana María")
        String displayName,

        @NotNull @LanguageTag @Schema(examples = "es") String locale,

        @NotNull @ZoneName @Schema(examples = "America/Bogota")
        String zone,

        @Email @PlainText(max = 254) @Size(max = 254) @Nullable
        String email) {}
