package org.minga.voting.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.minga.voting.VotingConfig;

/**
 * The keys that this service signs with: the {@code *.pem} files of a folder. The last by name signs; the others are
 * published still, so a key is changed by adding a file with a later name.
 */
@ApplicationScoped
public class SigningKeys {
    private static final String FIRST = "0001.pem";

    private final List<SigningKey> keys;

    SigningKeys(VotingConfig config) {
        Path folder = config.logKeys();
        try {
            if (config.logKeysCreate() && pems(folder).isEmpty()) {
                create(folder);
            }
            keys = pems(folder).stream().map(SigningKeys::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "There is no key to sign ballot logs with: put an Ed25519 key as *.pem into " + folder
                            + " (openssl genpkey -algorithm ed25519), or name another folder in"
                            + " MINGA_VOTING_LOG_KEYS.");
        }
    }

    /** The key that signs now. */
    public SigningKey active() {
        return keys.getLast();
    }

    /** All of them, the active one last. */
    public List<SigningKey> all() {
        return keys;
    }

    private static List<Path> pems(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.ofPem(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds " + e.getMessage(), e);
        }
    }

    /** Replicas that start at the same time agree on whose key is there first. */
    private static void create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path made = Files.createTempFile(
                folder,
                "new",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(made, SigningKey.newPem());
            Files.createLink(folder.resolve(FIRST), made);
        } catch (FileAlreadyExistsException e) {
            // Another replica was faster; its key is as good.
        } finally {
            Files.delete(made);
        }
    }
}
