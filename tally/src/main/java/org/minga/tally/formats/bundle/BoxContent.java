package org.minga.tally.formats.bundle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.formats.bundle.KnownBallots.Known;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Tally;

/** What the lines of a box say: the log is kept up, and ballots are counted. After the first fault nothing is asked of it. */
final class BoxContent {

    private final BundleHeader header;
    private final LogState log;
    private final KnownBallots known;
    private final Counter counter;
    private final LogWatch watch;

    private byte[] lastPaper = {};
    private boolean logEnded;
    private long paper;

    BoxContent(BundleHeader header, LogWatch watch) {
        this.header = header;
        this.log = new LogState(header);
        this.known = new KnownBallots(header);
        this.counter = Count.open(header.rules(), header.options());
        this.watch = watch;
        watch.grown(log);
    }

    BoxCounts counts() {
        return log.counts(paper);
    }

    long heads() {
        return log.heads();
    }

    /** Takes in a line; says what is wrong with it. */
    @Nullable
    Fault take(Kind kind, byte[] line) {
        if (kind == Kind.PAPER) {
            return paper(line);
        }
        if (logEnded) {
            return new Fault(Finding.LINE_ORDER, "A line of the ballot log stands behind a paper ballot.");
        }
        return switch (kind) {
            case COUNTED -> counted(line);
            case UNOPENED -> unopened(line);
            case VOID -> voided(line);
            case HEAD -> head(line);
            case PAPER, PAGE, BOX, RESULT, OTHER -> throw new IllegalStateException("no line of a box: " + kind);
        };
    }

    /** What is missing where the box ends. */
    @Nullable
    Fault end() {
        return logEnded ? null : log.end();
    }

    Tally count() {
        return counter.finish();
    }

    private @Nullable Fault counted(byte[] line) {
        OpenedBallot opened = OpenedBallot.read(line);
        if (opened == null) {
            return unlike(line, "a ballot that counts, its salt and its weight where that is not 1");
        }
        return switch (known.of(opened.canonical())) {
            case Known.Refused refused -> new Fault(Finding.BALLOT_INVALID, refused.reason());
            case Known.Valid valid -> {
                byte[] commitment =
                        Commitment.of(opened.salt(), Commitment.content(opened.canonical(), opened.weight()));
                Fault fault = log.counted(commitment);
                if (fault == null) {
                    counter.add(valid.ballot(), opened.weight());
                    watch.counted(log.size() - 1, commitment, opened);
                    watch.grown(log);
                }
                yield fault;
            }
        };
    }

    private @Nullable Fault unopened(byte[] line) {
        byte[] commitment = LogLine.commitment(line);
        if (commitment == null) {
            return unlike(line, "the commitment to a ballot");
        }
        Fault fault = log.unopened(commitment);
        if (fault == null) {
            watch.unopened(log.size() - 1, commitment);
            watch.grown(log);
        }
        return fault;
    }

    private @Nullable Fault voided(byte[] line) {
        long index = LogLine.index(line);
        if (index < 0) {
            return unlike(line, "the index of an entry that is voided");
        }
        Fault fault = log.voided(index);
        if (fault == null) {
            watch.voided(log.size() - 1, index);
            watch.grown(log);
        }
        return fault;
    }

    private @Nullable Fault head(byte[] line) {
        SignedHead head = LogLine.head(line, header.contest());
        return head == null ? unlike(line, "a signed tree head") : log.head(head);
    }

    private @Nullable Fault paper(byte[] line) {
        if (!logEnded) {
            Fault fault = log.end();
            if (fault != null) {
                return fault;
            }
            logEnded = true;
        }
        if (Arrays.compareUnsigned(lastPaper, line) > 0) {
            return new Fault(Finding.LINE_ORDER, "The paper ballot should stand before its predecessor.");
        }
        String canonical = LogLine.paper(line);
        if (canonical == null) {
            return unlike(line, "a paper ballot");
        }
        lastPaper = line;
        return switch (known.of(canonical)) {
            case Known.Refused refused -> new Fault(Finding.BALLOT_INVALID, refused.reason());
            case Known.Valid valid -> {
                counter.add(valid.ballot(), 1);
                paper++;
                yield null;
            }
        };
    }

    private static Fault unlike(byte[] line, String wanted) {
        String reason = switch (JsonReader.read(line)) {
            case JsonRead.Broken broken -> broken.reason();
            case JsonRead.NotCanonical other -> other.reason();
            case JsonRead.Canonical canonical -> "The line should hold " + wanted + ", and nothing else.";
        };
        return new Fault(Finding.LINE_INVALID, reason);
    }
}
