package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.HeaderJson.PagedHeader;
import org.minga.tally.formats.bundle.RecountOutcome.Confirmed;
import org.minga.tally.formats.bundle.RecountOutcome.Refuted;
import org.minga.tally.formats.log.BundleSignature;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Tally;

/** Reads a bundle once, front to back, and checks all that can be checked with nothing but the file. */
final class BundleReading {

    private static final Pattern HASH = Pattern.compile("(sha256:)?[0-9a-f]{64}");

    /** What else is asked of the file. */
    interface Questions {
        /** Nothing. */
        Questions NONE = new Questions() {
            @Override
            public LogWatch watch(BundleHeader header) {
                return LogWatch.NONE;
            }

            @Override
            public void answer(BundleHeader header) {}
        };

        /** Asked when the header is known; may refuse it. */
        LogWatch watch(BundleHeader header);

        /** Asked when all else is right; may refuse what was found. */
        void answer(BundleHeader header);
    }

    private final BundleLines lines;
    private final Questions questions;

    private BundleReading(BundleLines lines, Questions questions) {
        this.lines = lines;
        this.questions = questions;
    }

    /**
     * Reads to the end.
     *
     * @param certifiedHash in any spelling; null if the file is held against none
     */
    static RecountOutcome read(BundleLines lines, @Nullable String certifiedHash, Questions questions)
            throws IOException {
        String wanted = certifiedHash == null ? null : spelled(certifiedHash);
        Refusal refusal;
        try {
            if (wanted != null && !HASH.matcher(wanted).matches()) {
                throw new Refusal(
                        Finding.HASH_MALFORMED, 0, 0, "The hash to compare with must be 64 hexadecimal digits.");
            }
            return new BundleReading(lines, questions).read(wanted);
        } catch (Refusal first) {
            refusal = first;
        } catch (JsonFields.Unfit unfit) {
            refusal = new Refusal(Finding.UNREADABLE, unfit.describe());
        } catch (ArithmeticException e) {
            // A counter never lets a number overflow in silence.
            refusal = new Refusal(Finding.BALLOT_INVALID, "There are more votes than can be counted exactly.");
        }
        long line = refusal.line() == Refusal.HERE ? lines.number() : refusal.line();
        String hash = lines.hashOfAll();
        return new Refuted(refusal.finding(), line, refusal.page(), refusal.explanation(), hash, hash.equals(wanted));
    }

    private static String spelled(String hash) {
        String spelled = hash.strip().toLowerCase(Locale.ROOT);
        return spelled.startsWith(Sha256.PREFIX) ? spelled : Sha256.PREFIX + spelled;
    }

    private Confirmed read(@Nullable String wanted) throws IOException {
        byte[] first = lines.next();
        if (first == null) {
            throw new Refusal(Finding.TRUNCATED, "The file is empty.");
        }
        PagedHeader paged = HeaderJson.read(BundleLine.read(first));
        BundleHeader header = paged.header();
        // A field the reader knows could still be written in a way the writer would not.
        ExpectedLine.check(Finding.HEADER, first, HeaderJson.write(header, paged.pageSize()));
        BoxLines box = new BoxLines(lines, paged, questions.watch(header));
        Tally tally = box.readAndCount();
        Outcome outcome = header.outcomeOf(tally, box.counts());
        new TallyLines(lines, tally, outcome).check();
        checkSignature(header);
        if (lines.next() != null) {
            throw new Refusal(Finding.TRAILING, "Something follows the signature, which ends a bundle.");
        }
        String hash = lines.hashOfAll();
        if (wanted != null && !hash.equals(wanted)) {
            throw new Refusal(
                    Finding.FILE_HASH,
                    0,
                    0,
                    "This is not the file that was certified: it hashes to " + hash + ", certified was " + wanted
                            + ". Its parts fit together and are signed by keys that its header names, so everything"
                            + " was made to fit. Where it differs, only the certified file can tell.");
        }
        questions.answer(header);
        return new Confirmed(header, box.counts(), box.heads(), box.pages(), tally, outcome, hash);
    }

    private void checkSignature(BundleHeader header) throws IOException {
        byte[] statement = new BundleSignature(header.contest(), lines.hashSoFar()).statement();
        byte[] line = lines.next();
        if (line == null) {
            throw new Refusal(Finding.TRUNCATED, "The file was cut off before its signature.");
        }
        String keyId;
        byte[] signature;
        try {
            JsonFields fields = new JsonFields(BundleLine.read(line), "").object("signature");
            keyId = fields.text("key");
            signature = HeadJson.bytes(fields, "signature");
        } catch (JsonFields.Unfit e) {
            throw new Refusal(Finding.SIGNATURE, "Here the signature must stand: " + e.describe());
        }
        if (!Arrays.equals(line, BundleLine.signature(keyId, signature))) {
            throw new Refusal(Finding.SIGNATURE, "The line of the signature holds more than that.");
        }
        Optional<LogKey> key = header.key(keyId);
        if (key.isEmpty()) {
            throw new Refusal(
                    Finding.KEYS,
                    "The bundle is signed by the key " + Refusal.shown(keyId) + ", which the header does not name.");
        }
        if (!key.get().verifies(statement, signature)) {
            throw new Refusal(
                    Finding.SIGNATURE,
                    "The signature is not one of its key over the lines before it: one of them was changed, or the"
                            + " signature was.");
        }
    }
}
