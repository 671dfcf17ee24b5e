package org.minga.platform.testkit.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;

/** Migrations that have run somewhere, in a file as {@code sha256sum} writes it: nothing of them may change any more. */
record Released(Map<String, String> hashes) {

    static Released read(Path file) {
        Map<String, String> hashes = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" {2}", 2);
                if (parts.length != 2) {
                    throw new AssertionError(file + " can't be read: " + line);
                }
                hashes.put(parts[1], parts[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Released(hashes);
    }

    static void write(Path file, Map<String, Path> migrations) {
        List<String> lines = new ArrayList<>();
        migrations.forEach((name, migration) -> lines.add(hash(migration) + "  " + name));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String name) {
        return hashes.containsKey(name);
    }

    /** What is wrong with the migrations that are there, by file name. */
    List<String> violations(Map<String, Path> migrations) {
        List<String> found = new ArrayList<>();
        hashes.forEach((name, hash) -> {
            Path file = migrations.get(name);
            if (file == null) {
                found.add(name + " was released and is gone");
            } else if (!hash(file).equals(hash)) {
                found.add(name + " was released and has been edited: write a new one");
            }
        });
        migrations.keySet().stream()
                .filter(name -> !contains(name))
                .forEach(name -> hashes.keySet().stream()
                        .filter(old ->
                                folder(old).equals(folder(name)) && version(old).compareTo(version(name)) > 0)
                        .findFirst()
                        .ifPresent(old -> found.add(name + " comes before " + old + ", which was released")));
        return found;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static MigrationVersion version(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return MigrationVersion.fromVersion(file.substring(1, file.indexOf("__")));
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
