package org.minga.voting.electorate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.voting.electorate.domain.VoterDraft;

/** The roll of a contest, as its organisers see it. */
@Schema(name = "VoterRoll")
record VoterRollView(
        UUID contestId,
        long voters,

        @Schema(description = "What the weights of all voters come to.")
        long weight,

        @Schema(description = "SHA-256 of the roll: of a line `personId SP weight LF` for each voter, sorted by bytes.")
        @Nullable
        String rollHash,

        @Schema(description = "Whether the contest has opened: then the roll stays as it is.")
        boolean frozen,

        @Schema(description = "Pages that still have to come before the contest opens; the first 100.")
        List<Integer> missingPages,

        List<PageEntryView> pages) {

    @Schema(name = "VoterRollPageRequest")
    record PageRequestBody(
            @Schema(
                    description =
                            "How many pages the whole roll has: the contest does not open before all of them are there. Left out:"
                                    + " the pages sent so far are the whole roll.")
            @Nullable
            Integer pages,

            @Schema(description = "At most 10000.") @Nullable
            List<@Nullable VoterDraft> voters) {}

    /** A page as it was taken in. */
    @Schema(name = "VoterRollPage")
    record PageView(
            UUID contestId,
            int page,
            @Schema(description = "Voters on this page.") int voters,

            @Schema(description = "What their weights come to.")
            long weight,

            @Schema(description = "SHA-256 of the page, taken as that of the roll.")
            String contentHash,

            Instant uploadedAt) {}

    /** @param uploadedBy the account that sent it */
    @Schema(name = "VoterRollPageEntry")
    record PageEntryView(
            int page,
            int voters,
            long weight,
            String contentHash,
            Instant uploadedAt,
            String uploadedBy,
            @Nullable String uploadedThrough) {}
}
