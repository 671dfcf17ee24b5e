package org.minga.voting.paper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.PageInfo;
import org.minga.voting.paper.domain.PaperBallotDraft;

/** A page that was taken in, as its importer is told. */
@Schema(name = "PaperPage")
record PaperPageView(
        UUID contestId,
        int page,
        @Schema(description = "Ballots on this page.") int ballots,

        @Schema(
                description =
                        "Tells this content from any other, but not what it is: a hash with a salt of the page, which is kept.")
        String contentHash,

        Instant importedAt) {

    @Schema(name = "PaperPageRequest")
    record PaperPageRequest(
            @Schema(description = "At most 2000.") @Nullable List<@Nullable PaperBallotDraft> ballots) {}

    /** @param importedBy the account that sent it */
    @Schema(name = "PaperPageEntry")
    record EntryView(
            int page,
            String contentHash,
            Instant importedAt,
            String importedBy,
            @Nullable String importedThrough) {}

    @Schema(name = "PaperPages")
    record ListView(
            @Schema(description = "The page to send next.") int nextPage, List<EntryView> items, PageInfo page) {}
}
