package org.minga.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At most one process works on a folder; the system frees the lock when its holder dies. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or returns nothing when somebody else has it. */
    public static Optional<FolderLock> tryTake(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for the lock.
     *
     * @throws BackingException when its holder does not give it back in time
     */
    public static FolderLock take(Path folder, String name, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<FolderLock> lock = tryTake(folder, name);
        while (lock.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new BackingException("Another process has worked on " + folder + " for more than "
                        + limit.toSeconds() + " s (" + folder.resolve(name) + " is locked).");
            }
            Processes.pause(Duration.ofMillis(100));
            lock = tryTake(folder, name);
        }
        return lock.get();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM, maybe by a copy of this class from another class loader.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
