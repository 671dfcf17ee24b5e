package org.minga.submission.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.Content;
import org.minga.submission.submission.domain.Handover;
import org.minga.submission.submission.domain.SubmissionType;
import org.minga.submission.validation.LanguageTag;
import org.minga.submission.validation.OneOf;
import org.minga.submission.validation.PlainText;

@Schema(name = "SubmissionRequest")
record SubmissionRequest(
        @NotNull UUID campaignId,

        @NotNull
        @OneOf(SubmissionType.class)
        @Schema(enumeration = {"idea", "proposal", "entry", "opinion", "information", "feedback", "test_report"})
        String type,

        @NotBlank @Size(max = 200) @PlainText @Schema(examples = "Benches under the willows")
        String title,

        @NotBlank @Size(max = 20_000) @PlainText(lines = true)
        String body,

        @NotNull @LanguageTag @Schema(examples = "en") String language,

        @Valid @Nullable CostRequest cost) {

    Handover handover(UUID id, String person) {
        return new Handover(
                id,
                Named.read(SubmissionType.class, type),
                new Content(title, body, language, CostRequest.money(cost)),
                person);
    }
}
