package org.minga.local.backing.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Folders that are unpacked or built once: all of it is there, or nothing. */
public final class Archive {
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

    private Archive() {}

    /**
     * Fills a folder once. It is filled under another name and then renamed, so that an interrupted run leaves nothing
     * that could be taken for the whole; two processes that want the same folder wait for each other.
     */
    public static Path once(Path folder, Consumer<Path> fill) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path parent = folder.resolveSibling("").toAbsolutePath();
        try (FolderLock lock = FolderLock.take(parent, folder.getFileName() + ".lock", LOCK_LIMIT)) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Path partial = parent.resolve(folder.getFileName() + ".partial");
            delete(partial);
            Files.createDirectories(partial);
            fill.accept(partial);
            Files.move(partial, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks a tar stream with the system's tar, which keeps links and permissions. */
    public static void untar(InputStream tar, Path folder, int stripped) {
        ProcessBuilder builder = new ProcessBuilder(
                "tar", "-x", "-f", "-", "-C", folder.toString(), "--strip-components=" + stripped, "--no-same-owner");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            try (var sink = process.getOutputStream()) {
                tar.transferTo(sink);
            }
            String printed =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BackingException("tar could not unpack into " + folder + ": " + printed.strip());
            }
        } catch (IOException e) {
            throw new BackingException("Cannot unpack into " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while unpacking into " + folder, e);
        }
    }

    /** Deletes a folder with everything in it; a folder that is not there is no error. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
