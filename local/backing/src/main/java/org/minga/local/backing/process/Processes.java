package org.minga.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the operating system knows about processes, and the few things we ask of it. */
public final class Processes {
    /** Set in the environment of every process that we start, so that none can be overlooked. */
    static final String OWNER_VARIABLE = "MINGA_PROCESS_OF";

    private static final Duration POLL = Duration.ofMillis(50);

    private Processes() {}

    /**
     * Every living process (but this one) that was started for a folder or one below it, its children's children
     * included. Only Linux tells; elsewhere the list is empty.
     */
    public static List<ProcessMark> ofFolder(Path folder) {
        Path wanted = folder.toAbsolutePath().normalize();
        List<ProcessMark> found = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                .filter(handle -> environment(handle.pid()).stream().anyMatch(entry -> isOwnedBy(entry, wanted)))
                .forEach(handle -> ProcessMark.of(handle.pid()).ifPresent(found::add));
        return List.copyOf(found);
    }

    /** Sends a signal; a process that is gone already is no error. A negative pid means the process group. */
    public static void signal(long pid, Signal signal) {
        // The shell's own kill: /bin/kill is missing on slim systems, and Java can send neither INT nor to a group.
        run(List.of("sh", "-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "sh", signal.name(), Long.toString(pid)));
    }

    /** Runs a short command to its end and returns what it printed (both streams) with its exit code. */
    public static Output run(List<String> command) {
        return run(command, Map.of(), Path.of("."), Duration.ofMinutes(2));
    }

    /**
     * Runs a command to its end.
     *
     * @throws BackingException when it cannot be started or does not end in time (it is killed then)
     */
    public static Output run(List<String> command, Map<String, String> environment, Path directory, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Path printed = null;
        try {
            // A file, not a pipe: a grandchild that keeps the pipe open must not keep us waiting.
            printed = Files.createTempFile("minga-", ".out");
            Process process = builder.redirectOutput(printed.toFile()).start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new BackingException(
                        "This command did not end within " + limit.toSeconds() + " s: " + String.join(" ", command));
            }
            return new Output(process.exitValue(), new String(Files.readAllBytes(printed), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BackingException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while running " + command.getFirst(), e);
        } finally {
            delete(printed);
        }
    }

    /** True when a program of this name is found on the PATH. */
    public static boolean isOnPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Waits until the condition holds; false when the time is over first. */
    public static boolean await(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while waiting", e);
        }
    }

    private static boolean isOwnedBy(String entry, Path folder) {
        String prefix = OWNER_VARIABLE + "=";
        return entry.startsWith(prefix)
                && Path.of(entry.substring(prefix.length())).startsWith(folder);
    }

    private static List<String> environment(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * What a command left.
     *
     * @param code exit code, 0 for success
     * @param text standard output and standard error together
     */
    public record Output(int code, String text) {
        public boolean succeeded() {
            return code == 0;
        }
    }
}
