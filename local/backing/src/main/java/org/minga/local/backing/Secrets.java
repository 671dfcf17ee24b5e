package org.minga.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.minga.local.backing.process.BackingException;

/**
 * Passwords of the servers on this machine: chosen at random when a data folder is made, kept in it, readable by its
 * owner only. There is no default password to forget.
 */
public final class Secrets {
    private static final int BYTES = 16;

    private Secrets() {}

    /** The secret kept in a file; chosen now if there is none yet. Parts that start at the same time get the same. */
    public static synchronized String keep(Path file) {
        try {
            if (Files.exists(file)) {
                String secret = Files.readString(file).strip();
                if (secret.isEmpty()) {
                    throw new BackingException("The file " + file + " should hold a password but is empty.");
                }
                return secret;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            String secret = fresh();
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, secret + "\n");
            Files.move(partial, file);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new random secret: 32 hexadecimal digits. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
