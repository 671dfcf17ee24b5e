package org.minga.local.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.minga.local.backing.process.BackingException;

/** The folder of the checkout: the one with the Maven wrapper. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * Where the build said ({@code -Dminga.root}), else the nearest folder upwards that has it.
     *
     * @throws BackingException when this runs outside of a checkout
     */
    public static Path find() {
        String told = System.getProperty("minga.root");
        if (told != null && !told.isBlank() && !told.startsWith("${")) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("minga"))) {
                return folder;
            }
            folder = folder.getParent();
        }
        throw new BackingException(
                "Run this inside of a checkout of Minga, or give its folder as -Dminga.root=<folder>.");
    }
}
