package org.minga.submission.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Content;
import org.minga.submission.validation.LanguageTag;
import org.minga.submission.validation.PlainText;

/** The whole new text: what is left out is gone. */
@Schema(name = "SubmissionEditRequest")
record EditRequest(
        @NotBlank @Size(max = 200) @PlainText String title,

        @NotBlank @Size(max = 20_000) @PlainText(lines = true)
        String body,

        @NotNull @LanguageTag @Schema(examples = "en") String language,

        @Valid @Nullable CostRequest cost) {

    Content content() {
        return new Content(title, body, language, CostRequest.money(cost));
    }
}
