package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recounts an audit bundle offline and compares every byte with what counting its ballots under its rules gives, and
 * the whole file with the hash that was certified. Reads the file once, holds one line at a time, and answers hostile
 * files with a {@link RecountOutcome.Refuted}, never with an exception.
 */
public final class Recount {

    private Recount() {}

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
        return BundleReading.read(new BundleLines(bundle), certifiedHash, BundleReading.Questions.NONE);
    }
}
