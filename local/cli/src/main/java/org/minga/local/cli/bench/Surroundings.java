package org.minga.local.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.minga.local.cli.platform.Platform;

/** What a reader of the figures must know of the machine. */
public final class Surroundings {
    private Surroundings() {}

    /** A file system in memory would make every commit cheap. */
    public static String fileSystem(Platform platform) {
        try {
            return Files.getFileStore(platform.options().home()).type();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String describe(Platform platform) {
        return "Java %s, services with %s; %d processors for platform and load together"
                .formatted(
                        Runtime.version(),
                        String.join(" ", platform.options().jvmFlags()),
                        Runtime.getRuntime().availableProcessors());
    }
}
