package org.minga.voting.log;

import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.log.LogEntry;

/** An entry of a ballot log. */
@Schema(name = "LogEntry")
record EntryView(
        long index,

        @Schema(enumeration = {"ballot", "void"}) String type,

        @Nullable @Schema(description = "Of a ballot: 64 hexadecimal digits.")
        String commitment,

        @Nullable @Schema(description = "Of a void: index of the entry that doesn't count.")
        Long voids) {

    /** A page of entries. */
    @Schema(name = "LogEntryPage")
    record PageView(
            List<EntryView> items,

            @Nullable @Schema(description = "The `from` of the next page; absent on the last.")
            Long next) {}

    static EntryView of(long index, LogEntry entry) {
        return switch (entry) {
            case LogEntry.Ballot ballot ->
                new EntryView(index, "ballot", HexFormat.of().formatHex(ballot.commitment()), null);
            case LogEntry.Void gone -> new EntryView(index, "void", null, gone.index());
        };
    }
}
