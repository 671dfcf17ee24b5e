package org.minga.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all processes of a platform write to their logs from now on. */
final class LogTail {
    private final Path home;
    private final Map<Path, Long> sizes = new TreeMap<>();

    LogTail(Path home) throws IOException {
        this.home = home;
        for (Path file : files()) {
            sizes.put(file, Files.size(file));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(file -> file.toString().endsWith(".log") && Files.isRegularFile(file))
                    .toList();
        }
    }

    /** Lines by the name of the file. */
    Map<String, List<String>> lines() throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (Path file : files()) {
            byte[] all = Files.readAllBytes(file);
            int from = (int) Math.min(all.length, sizes.getOrDefault(file, 0L));
            lines.put(
                    home.relativize(file).toString(),
                    new String(all, from, all.length - from, StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
        return lines;
    }
}
