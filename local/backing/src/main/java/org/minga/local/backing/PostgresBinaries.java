package org.minga.local.backing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL binaries that come as a Maven artifact: unpacked once, then used in place. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path tools) {
        String system = system();
        String resource = "postgres-" + system + ".txz";
        Path folder = tools.resolve("postgres-" + Versions.get("postgres") + "-" + system);
        return Archive.once(folder, partial -> {
            try (InputStream packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
                if (packed == null) {
                    throw new BackingException(
                            "There are no PostgreSQL binaries for this system (" + system + ", " + resource
                                    + "). Run a PostgreSQL server yourself and set MINGA_POSTGRES_URL=postgresql://admin:password@host:port.");
                }
                Archive.untar(new XZInputStream(packed), partial, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        String family = name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : name;
        return family + "-" + (arm ? "arm_64" : "x86_64");
    }
}
