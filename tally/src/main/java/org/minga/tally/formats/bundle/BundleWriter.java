package org.minga.tally.formats.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minga.tally.formats.bundle.BallotJson.BallotRead;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotFault;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * Counts a box of ballots and writes its audit bundle in the same single pass, so that the result in a bundle always is
 * that of the ballots in it. Keeps no ballot. Ballots come sorted by the UTF-8 bytes of their canonical text ({@code
 * ORDER BY ballot COLLATE "C"} in PostgreSQL):
 *
 * <pre>{@code
 * BundleWriter writer = BundleWriter.open(header, out);
 * for (each ballot text and its number) writer.add(text, number);
 * BundleSeal seal = writer.finish();
 * }</pre>
 *
 * <p>Not safe for use by several threads. The stream is flushed at the end and never closed.
 */
public final class BundleWriter {

    /** Ballots on a page. */
    public static final int PAGE_SIZE = 1000;

    private final BundleHeader header;
    private final OutputStream out;
    private final Counter counter;
    private final Set<String> codes;
    private final int pageSize;
    private final Sha256 fileHash = new Sha256();
    private final Sha256 ballotsHash = new Sha256();
    private final Sha256 pageHash = new Sha256();

    private byte[] previous = {};
    private long ballots;
    private long pages;
    private int onPage;

    private BundleWriter(BundleHeader header, OutputStream out, int pageSize) {
        this.header = header;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.pageSize = pageSize;
        this.counter = Count.open(header.rules(), header.options());
        this.codes = header.options().stream().map(BallotOption::code).collect(Collectors.toUnmodifiableSet());
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
     * Adds equal ballots by their canonical text, see {@link BallotJson#write}.
     *
     * @param times how many voters handed it in, at least 1
     * @throws IllegalArgumentException as {@link #add(Ballot, long)}, and if the text is no canonical ballot
     */
    public void add(String ballot, long times) throws IOException {
        switch (BallotJson.read(ballot, header.rules().ballot().kind())) {
            case BallotRead.Read read -> add(read.ballot(), times);
            case BallotRead.Refused refused ->
                throw new IllegalArgumentException("no stored ballot: " + refused.reason());
        }
    }

    /**
     * Adds equal ballots.
     *
     * @param times how many voters handed it in, at least 1
     * @throws IllegalArgumentException if the ballot breaks the rules of the contest or comes before its predecessor
     */
    public void add(Ballot ballot, long times) throws IOException {
        List<BallotFault> faults = header.rules().ballot().validate(ballot, codes);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("a ballot breaks the rules of the contest: " + faults.getFirst());
        }
        byte[] line = BundleLine.ballot(BallotJson.value(ballot));
        if (Arrays.compareUnsigned(previous, line) > 0) {
            throw new IllegalArgumentException("ballots must come sorted by the bytes of their canonical text");
        }
        counter.add(ballot, times);
        previous = line;
        for (long i = 0; i < times; i++) {
            line(line);
            ballotsHash.addLine(line);
            pageHash.addLine(line);
            ballots++;
            onPage++;
            if (onPage == pageSize) {
                endPage();
            }
        }
    }

    /** Ends the bundle with the box, the rounds and the result. To be called once. */
    public BundleSeal finish() throws IOException {
        if (onPage > 0) {
            endPage();
        }
        String hashOfBallots = ballotsHash.finish();
        line(BundleLine.box(pages, ballots, hashOfBallots));
        Tally tally = counter.finish();
        for (Round round : tally.rounds()) {
            line(TallyJson.bytes(round));
        }
        line(BundleLine.result(TallyJson.value(tally.result())));
        out.flush();
        return new BundleSeal(fileHash.finish(), RulesJson.hash(header.rules()), hashOfBallots, ballots, tally);
    }

    private void endPage() throws IOException {
        pages++;
        line(BundleLine.page(pages, onPage, pageHash.finish()));
        onPage = 0;
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
