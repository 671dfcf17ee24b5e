package org.minga.system;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.minga.local.backing.process.Processes;
import org.minga.local.backing.process.Processes.Output;

/** A clock that goes wrong by some seconds for one process: libfaketime, installed or unpacked from Debian's package. */
final class FakeClock {
    private static final String LIBRARY = "libfaketimeMT.so.1";
    private static final Path UNPACKED = CommandLine.ROOT.resolve("system-tests/target/faketime");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private FakeClock() {}

    /** What a process needs in its environment; the time that passes is left alone. */
    static Map<String, String> off(int seconds) {
        return Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME",
                "%+d".formatted(seconds),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** A printed skip where there is none, a failure where CI runs. */
    private static Path library() {
        Optional<Path> found =
                find(Path.of("/usr/lib")).or(() -> find(UNPACKED)).or(FakeClock::fetch);
        if (found.isEmpty()) {
            String message = "no libfaketime here, and no package of it";
            if (System.getenv("CI") != null) {
                fail(message);
            }
            System.out.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }

    private static Optional<Path> find(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(folder, 6, (path, attributes) -> path.endsWith(LIBRARY))) {
            return files.findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> fetch() {
        if (!Processes.isOnPath("apt-get") || !Processes.isOnPath("dpkg")) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(UNPACKED);
            Files.setPosixFilePermissions(UNPACKED, PosixFilePermissions.fromString("rwxrwxrwx"));
            if (!download().succeeded()) {
                run("apt-get", "-q", "update");
                download();
            }
            try (Stream<Path> files = Files.list(UNPACKED)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".deb")).toList()) {
                    run("dpkg", "-x", file.toString(), UNPACKED.toString());
                }
            }
            return find(UNPACKED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Output download() {
        return run("apt-get", "-q", "download", "libfaketime");
    }

    private static Output run(String... command) {
        return Processes.run(List.of(command), Map.of("LC_ALL", "C"), UNPACKED, LIMIT);
    }
}
