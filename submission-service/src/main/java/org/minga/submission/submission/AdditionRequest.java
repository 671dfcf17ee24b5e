package org.minga.submission.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.Addition;
import org.minga.submission.submission.domain.Content;
import org.minga.submission.submission.domain.SubmissionType;
import org.minga.submission.validation.LanguageTag;
import org.minga.submission.validation.OneOf;
import org.minga.submission.validation.PlainText;

/** Imported projects often have a title only, so the body may be empty here. */
@Schema(name = "AdditionRequest")
record AdditionRequest(
        @NotNull UUID campaignId,

        @NotNull
        @OneOf(SubmissionType.class)
        @Schema(enumeration = {"idea", "proposal", "entry", "opinion", "information", "feedback", "test_report"})
        String type,

        @NotBlank @Size(max = 200) @PlainText String title,

        @NotNull @Size(max = 20_000) @PlainText(lines = true)
        String body,

        @NotNull @LanguageTag @Schema(examples = "en") String language,

        @Pattern(regexp = "[\\x21-\\x7e]{1,64}")
        @Schema(maxLength = 64, description = "the campaign's own name for it; 1 to 64 visible ASCII characters")
        @Nullable
        String code,

        @Valid @Nullable CostRequest cost,

        @Size(min = 1, max = 500) @PlainText @Schema(description = "where it came from; members only") @Nullable
        String source) {

    Addition addition(UUID id) {
        return new Addition(
                id,
                Named.read(SubmissionType.class, type),
                new Content(title, body, language, CostRequest.money(cost)),
                code,
                source);
    }
}
