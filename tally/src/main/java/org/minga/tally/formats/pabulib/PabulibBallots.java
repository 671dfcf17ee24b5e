package org.minga.tally.formats.pabulib;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The ballots of a file, one at a time. {@link #hasNext} and {@link #next} throw {@link UncheckedIOException} if the
 * file can't be read any more or was changed since it was checked.
 */
public final class PabulibBallots implements Iterator<PabulibBallot>, Closeable {

    private final PabulibElection election;
    private final Rows rows;
    private final Votes votes;
    private @Nullable Row upcoming;
    private long delivered;
    private boolean ended;

    private PabulibBallots(PabulibElection election, Rows rows, Votes votes) {
        this.election = election;
        this.rows = rows;
        this.votes = votes;
    }

    static PabulibBallots open(PabulibElection election) throws IOException {
        Rows rows = Rows.open(election.file());
        try {
            Sections sections = new Sections(rows, new Meta());
            Projects projects = sections.readProjects();
            return new PabulibBallots(election, rows, sections.openVotes(projects));
        } catch (Broken broken) {
            rows.close();
            throw changed(broken);
        } catch (IOException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (upcoming == null && !ended) {
                upcoming = rows.next();
                ended = upcoming == null;
            }
            if (ended && delivered != election.ballots()) {
                throw changed(new Broken(0, 0, "it has " + delivered + " ballots"));
            }
            return !ended;
        } catch (Broken broken) {
            throw new UncheckedIOException(changed(broken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PabulibBallot next() {
        Row row = hasNext() ? upcoming : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        upcoming = null;
        delivered++;
        try {
            Vote vote = votes.read(row);
            return new PabulibBallot(row.line(), vote.voter(), vote.as(VoteType.of(election.ballotRules())));
        } catch (Broken broken) {
            throw new UncheckedIOException(changed(broken));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static IOException changed(Broken broken) {
        return new IOException("the file was changed since it was checked: " + broken.getMessage(), broken);
    }
}
