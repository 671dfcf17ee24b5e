package org.minga.tally.formats.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.KnownBallots.Known;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.formats.log.BundleSignature;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.Ballot;

/**
 * Counts a box of ballots and writes its audit bundle in the same single pass, so that the result in a bundle always is
 * that of the ballots in it. Keeps no ballot, and refuses whatever a reader would refuse:
 *
 * <pre>{@code
 * BundleWriter writer = BundleWriter.open(header, out);
 * for (each entry of the log, in order) {
 *     writer.counted(canonical, salt, weight), writer.unopened(commitment) or writer.voided(index);
 *     if (there is a signed head of so many entries) writer.head(head);
 * }
 * for (each paper ballot and its number, sorted by the UTF-8 bytes of its text) writer.paper(canonical, number);
 * BundleSeal seal = writer.finish(signer);
 * }</pre>
 *
 * <p>Every refusal is an {@link IllegalArgumentException}; what was refused is not written. Not safe for use by several
 * threads. The stream is flushed at the end and never closed.
 */
public final class BundleWriter {

    /** Lines on a page. */
    public static final int PAGE_SIZE = 1000;

    private final BundleHeader header;
    private final OutputStream out;
    private final Counter counter;
    private final KnownBallots known;
    private final LogState log;
    private final Pages pages;
    private final Sha256 fileHash = new Sha256();

    private byte[] lastPaper = {};
    private boolean logEnded;
    private long paper;

    private BundleWriter(BundleHeader header, OutputStream out, int pageSize) {
        this.header = header;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.counter = Count.open(header.rules(), header.options());
        this.known = new KnownBallots(header);
        this.log = new LogState(header);
        this.pages = new Pages(pageSize);
    }

    /** Begins a bundle by writing its header. */
    public static BundleWriter open(BundleHeader header, OutputStream out) throws IOException {
        return open(header, out, PAGE_SIZE);
    }

    /** As {@link #open(BundleHeader, OutputStream)} with another page size, 1 to 100,000. */
    static BundleWriter open(BundleHeader header, OutputStream out, int pageSize) throws IOException {
        BundleWriter writer = new BundleWriter(header, out, pageSize);
        writer.line(HeaderJson.write(header, pageSize));
        return writer;
    }

    /**
     * The next entry of the log: a ballot that counts.
     *
     * @param canonical its canonical text, see {@link BallotJson#write}
     * @param salt of its commitment
     * @param weight how many voters it counts as, at least 1
     */
    public void counted(String canonical, byte[] salt, long weight) throws IOException {
        requireLog();
        if (weight > JsonValue.MAX_EXACT) {
            throw new IllegalArgumentException("no ballot has the weight " + weight);
        }
        Ballot ballot = valid(canonical);
        refuse(log.counted(Commitment.of(salt, Commitment.content(canonical, weight))));
        counter.add(ballot, weight);
        boxLine(BundleLine.counted(canonical, salt, weight));
    }

    /** The next entry of the log: a ballot that was replaced or withdrawn. A later entry has to void it. */
    public void unopened(byte[] commitment) throws IOException {
        requireLog();
        refuse(log.unopened(commitment));
        boxLine(BundleLine.unopened(commitment));
    }

    /**
     * The next entry of the log: an earlier ballot does not count.
     *
     * @param index of its entry, from 0; it was not opened and not voided before
     */
    public void voided(long index) throws IOException {
        requireLog();
        refuse(log.voided(index));
        boxLine(BundleLine.voided(index));
    }

    /** A signed head over all entries so far; at least one has to follow the last entry. */
    public void head(SignedHead head) throws IOException {
        requireLog();
        refuse(log.head(head));
        boxLine(BundleLine.head(head));
    }

    /**
     * Equal paper ballots, once the log is complete, sorted by the UTF-8 bytes of their canonical text ({@code ORDER BY
     * canonical COLLATE "C"} in PostgreSQL).
     *
     * @param times how many voters handed it in, at least 1
     */
    public void paper(String canonical, long times) throws IOException {
        endLog();
        Ballot ballot = valid(canonical);
        byte[] line = BundleLine.paper(canonical);
        if (Arrays.compareUnsigned(lastPaper, line) > 0) {
            throw new IllegalArgumentException("paper ballots must come sorted by the bytes of their canonical text");
        }
        counter.add(ballot, times);
        lastPaper = line;
        paper += times;
        for (long i = 0; i < times; i++) {
            boxLine(line);
        }
    }

    /** Ends the bundle with the box, the rounds, the result and the signature. To be called once. */
    public BundleSeal finish(BundleSigner signer) throws IOException {
        endLog();
        if (pages.onPage() > 0) {
            endPage();
        }
        BoxCounts counts = log.counts(paper);
        String boxHash = pages.endBox();
        line(BundleLine.box(pages.ended(), counts, boxHash));
        Tally tally = counter.finish();
        for (Round round : tally.rounds()) {
            line(TallyJson.bytes(round));
        }
        line(BundleLine.result(TallyJson.value(tally.result())));
        Outcome outcome = header.outcomeOf(tally, counts);
        if (outcome != null) {
            line(BundleLine.outcome(outcome));
        }
        sign(signer);
        out.flush();
        return new BundleSeal(fileHash.finish(), RulesJson.hash(header.rules()), boxHash, counts, tally, outcome);
    }

    private void sign(BundleSigner signer) throws IOException {
        byte[] statement = new BundleSignature(header.contest(), fileHash.soFar()).statement();
        byte[] signature = signer.sign(statement);
        Optional<LogKey> key = header.key(signer.keyId());
        if (key.isEmpty() || !key.get().verifies(statement, signature)) {
            throw new IllegalArgumentException("the signer does not sign with a key of the header: " + signer.keyId());
        }
        line(BundleLine.signature(signer.keyId(), signature));
    }

    private void endLog() {
        if (!logEnded) {
            refuse(log.end());
            logEnded = true;
        }
    }

    private void requireLog() {
        if (logEnded) {
            throw new IllegalArgumentException("the log ended with the first paper ballot");
        }
    }

    private Ballot valid(String canonical) {
        return switch (known.of(canonical)) {
            case Known.Valid valid -> valid.ballot();
            case Known.Refused refused -> throw new IllegalArgumentException("no stored ballot: " + refused.reason());
        };
    }

    private static void refuse(@Nullable Fault fault) {
        if (fault != null) {
            throw new IllegalArgumentException(fault.reason());
        }
    }

    private void boxLine(byte[] line) throws IOException {
        line(line);
        pages.add(line);
        if (pages.isFull()) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        long lines = pages.onPage();
        String hash = pages.endPage();
        line(BundleLine.page(pages.ended(), lines, hash));
    }

    private void line(byte[] line) throws IOException {
        if (line.length > BundleLines.MAX_LINE) {
            throw new IllegalArgumentException("a line of " + line.length + " bytes could not be read back");
        }
        out.write(line);
        out.write('\n');
        fileHash.addLine(line);
    }
}
