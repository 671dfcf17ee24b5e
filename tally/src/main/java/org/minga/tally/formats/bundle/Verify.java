package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Verifies an audit bundle offline: everything that {@link Recount} checks, and besides keys, receipts and tree heads
 * that somebody holds. Answers hostile files with a {@link VerifyOutcome.Refuted}, never with an exception.
 */
public final class Verify {

    private Verify() {}

    /** @throws IOException if the file can't be read */
    public static VerifyOutcome of(Path bundle, Evidence evidence) throws IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            return of(in, evidence);
        }
    }

    /**
     * Verifies a stream to its end; the caller closes it.
     *
     * @throws IOException if the stream can't be read
     */
    public static VerifyOutcome of(InputStream bundle, Evidence evidence) throws IOException {
        Inquiry inquiry = new Inquiry(evidence);
        return switch (BundleReading.read(new BundleLines(bundle), evidence.hash(), inquiry)) {
            case RecountOutcome.Refuted refuted -> new VerifyOutcome.Refuted(refuted);
            case RecountOutcome.Confirmed confirmed ->
                new VerifyOutcome.Confirmed(confirmed, evidence.keys() != null, inquiry.found());
        };
    }
}
