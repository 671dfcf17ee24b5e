package org.minga.voting.log;

import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.log.SignedHead;

/** Proof that an entry is in the tree of a head. */
@Schema(name = "InclusionProof")
record InclusionView(
        @Schema(description = "Of the entry, from 0.") long index,

        @Schema(description = "Hashes of 64 hexadecimal digits, the one beside the entry first (RFC 6962).")
        List<String> path,

        HeadView head,

        @Nullable @Schema(description = "Index of the entry that makes this one void; absent unless there is one.")
        Long voidedBy) {

    static InclusionView of(long index, List<byte[]> path, SignedHead head, @Nullable Long voidedBy) {
        return new InclusionView(
                index, path.stream().map(HexFormat.of()::formatHex).toList(), HeadView.of(head), voidedBy);
    }
}
