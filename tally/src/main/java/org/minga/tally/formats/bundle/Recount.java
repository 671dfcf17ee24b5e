package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minga.tally.formats.bundle.HeaderJson.PagedHeader;
import org.minga.tally.methods.Tally;

/**
 * Recounts an audit bundle offline and compares every byte with what counting its ballots under its rules gives, and
 * the whole file with the hash that was certified. Reads the file once, holds one line at a time, and answers hostile
 * files with a {@link RecountOutcome.Refuted}, never with an exception.
 */
public final class Recount {

    private static final Pattern HASH = Pattern.compile("(sha256:)?[0-9a-f]{64}");

    private final BundleLines lines;

    private Recount(BundleLines lines) {
        this.lines = lines;
    }

    /**
     * Recounts a file.
     *
     * @param certifiedHash 64 hexadecimal digits, with or without {@code sha256:} in front
     * @throws IOException if the file can't be read
     */
    public static RecountOutcome of(Path bundle, String certifiedHash) throws IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            return of(in, certifiedHash);
        }
    }

    /**
     * Recounts a stream to its end; the caller closes it.
     *
     * @param certifiedHash 64 hexadecimal digits, with or without {@code sha256:} in front
     * @throws IOException if the stream can't be read
     */
    public static RecountOutcome of(InputStream bundle, String certifiedHash) throws IOException {
        String wanted = certifiedHash.strip().toLowerCase(Locale.ROOT);
        boolean usable = HASH.matcher(wanted).matches();
        if (!wanted.startsWith(Sha256.PREFIX)) {
            wanted = Sha256.PREFIX + wanted;
        }
        BundleLines lines = new BundleLines(bundle);
        try {
            if (!usable) {
                throw new Refusal(
                        Finding.HASH_MALFORMED, 0, 0, "The hash to compare with must be 64 hexadecimal digits.");
            }
            return new Recount(lines).recount(wanted);
        } catch (Refusal refusal) {
            return refuted(lines, refusal, wanted);
        } catch (JsonFields.Unfit unfit) {
            return refuted(lines, new Refusal(Finding.UNREADABLE, unfit.describe()), wanted);
        }
    }

    private static RecountOutcome refuted(BundleLines lines, Refusal refusal, String wanted) throws IOException {
        long line = refusal.line() == Refusal.HERE ? lines.number() : refusal.line();
        String hash = lines.hashOfAll();
        return new RecountOutcome.Refuted(
                refusal.finding(), line, refusal.page(), refusal.explanation(), hash, hash.equals(wanted));
    }

    private RecountOutcome recount(String wanted) throws IOException {
        byte[] first = lines.next();
        if (first == null) {
            throw new Refusal(Finding.TRUNCATED, "The file is empty.");
        }
        PagedHeader header = HeaderJson.read(BundleLine.read(first));
        // A field the reader knows could still be written in a way the writer would not.
        ExpectedLine.check(Finding.HEADER, first, HeaderJson.write(header.header(), header.pageSize()));
        BallotLines box = new BallotLines(lines, header);
        Tally tally = box.readAndCount();
        new TallyLines(lines, tally).check();
        if (lines.next() != null) {
            throw new Refusal(Finding.TRAILING, "Something follows the result, which ends a bundle.");
        }
        String hash = lines.hashOfAll();
        if (!hash.equals(wanted)) {
            throw new Refusal(
                    Finding.FILE_HASH,
                    0,
                    0,
                    "This is not the file that was certified: it hashes to " + hash + ", certified was " + wanted
                            + ". Its parts fit together, so ballots or other lines were changed, dropped or added and"
                            + " every sum, hash and result was made to fit. Where, only the certified file can tell.");
        }
        return new RecountOutcome.Confirmed(header.header(), box.ballots(), box.pages(), tally, hash);
    }
}
