package org.minga.campaign.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.check.LanguageTag;
import org.minga.campaign.check.PlainText;
import org.minga.campaign.check.ZoneName;

/** What a person tells about themselves. */
record ProfileRequest(
        @NotNull @PlainText(max = 100) String displayName,
        @NotNull @LanguageTag String locale,
        @NotNull @ZoneName String zone,

        @Email @PlainText(max = 254) @Size(max = 254) @Nullable
        String email) {}
