package org.minga.tally.formats.files;

import java.io.IOException;
import java.nio.file.Path;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.formats.pabulib.PabulibRefusal;

/** A participatory budget as an election like any other, equal ballots together. */
final class PabulibFile {

    private PabulibFile() {}

    static ElectionRead read(Path file) throws IOException {
        return switch (PabulibReader.read(file)) {
            case PabulibRefusal refusal -> new ElectionRead.Refused(refusal.line(), refusal.column(), refusal.reason());
            case PabulibElection election -> election.load();
        };
    }
}
