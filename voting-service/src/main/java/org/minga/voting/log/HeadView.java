package org.minga.voting.log;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.paging.PageInfo;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;

/** A signed head: the members of the audit bundle's heads, and the contest. */
@Schema(
        name = "TreeHead",
        description = "The state of a ballot log, signed. What is signed is described in contracts/ballot-log.md.")
record HeadView(
        UUID contestId,

        @Schema(description = "Entries in the log.") long size,

        @Schema(description = "Root of the hash tree over them (RFC 6962), in base64.")
        String root,

        @Schema(description = "When it was signed.") Instant at,

        @Schema(description = "Id of the key that signed; see `GET /v1/log-keys`.")
        String key,

        @Schema(description = "Ed25519, in base64.") String signature) {

    /** The shape of a page of heads, for the API document. */
    @Schema(name = "TreeHeadPage")
    record PageView(List<HeadView> items, PageInfo page) {}

    static HeadView of(SignedHead signed) {
        TreeHead head = signed.head();
        Base64.Encoder base64 = Base64.getEncoder();
        return new HeadView(
                UUID.fromString(head.contest()),
                head.size(),
                base64.encodeToString(head.root()),
                head.at(),
                signed.keyId(),
                base64.encodeToString(signed.signature()));
    }
}
