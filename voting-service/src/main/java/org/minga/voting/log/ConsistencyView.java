package org.minga.voting.log;

import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.tally.formats.log.SignedHead;

/** Proof that the tree of a head begins with an earlier tree. */
@Schema(name = "ConsistencyProof")
record ConsistencyView(
        @Schema(description = "Entries of the earlier tree.")
        long from,

        @Schema(description = "Hashes of 64 hexadecimal digits, in the order of RFC 6962.")
        List<String> path,

        HeadView head) {

    static ConsistencyView of(long from, List<byte[]> path, SignedHead head) {
        return new ConsistencyView(
                from, path.stream().map(HexFormat.of()::formatHex).toList(), HeadView.of(head));
    }
}
