package org.minga.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server process: writes to a log file, is awaited with a deadline and ended with its process group.
 *
 * <p>It runs in a session of its own, so that Ctrl-C reaches only the launcher, which then ends the servers in the
 * right order. Nothing ends it by itself: a JVM that starts one for its own use calls {@link #stop}.
 */
public final class ChildProcess {
    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES = 64 * 1024;

    private final Specification specification;
    private final Process process;
    private final boolean ownSession;

    private ChildProcess(Specification specification, Process process, boolean ownSession) {
        this.specification = specification;
        this.process = process;
        this.ownSession = ownSession;
    }

    /**
     * How to start a process.
     *
     * @param name how people call it, for messages
     * @param command program and arguments
     * @param owner the data folder it works for; see {@link Processes#ofFolder}
     * @param log file that takes both output streams; the previous one is kept as {@code .1}
     * @param pidFile where its mark is stored, for whoever has to clean up after a crash
     * @param stopSignal what asks it to end cleanly
     * @param environment added to the inherited environment
     * @param dropped prefixes of inherited variables that it must not see
     * @param directory working directory
     */
    public record Specification(
            String name,
            List<String> command,
            Path owner,
            Path log,
            Path pidFile,
            Signal stopSignal,
            Map<String, String> environment,
            List<String> dropped,
            @Nullable Path directory) {

        public Specification {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            dropped = List.copyOf(dropped);
        }

        public Specification(String name, List<String> command, Path owner, Path log, Path pidFile) {
            this(name, command, owner, log, pidFile, Signal.TERM, Map.of(), List.of(), null);
        }

        public Specification withStopSignal(Signal signal) {
            return new Specification(name, command, owner, log, pidFile, signal, environment, dropped, directory);
        }

        public Specification withEnvironment(Map<String, String> added) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(added);
            return new Specification(name, command, owner, log, pidFile, stopSignal, all, dropped, directory);
        }

        public Specification withoutInherited(String... prefixes) {
            return new Specification(
                    name, command, owner, log, pidFile, stopSignal, environment, List.of(prefixes), directory);
        }

        public Specification inDirectory(Path folder) {
            return new Specification(name, command, owner, log, pidFile, stopSignal, environment, dropped, folder);
        }
    }

    /**
     * Starts it, after ending what a crash may have left of the same process.
     *
     * @throws BackingException when the program cannot be started
     */
    public static ChildProcess start(Specification specification) {
        endLeftover(specification);
        boolean ownSession = Processes.isOnPath("setsid");
        List<String> command = new ArrayList<>();
        if (ownSession) {
            command.add("setsid");
        }
        command.addAll(specification.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment()
                .keySet()
                .removeIf(key -> specification.dropped().stream().anyMatch(key::startsWith));
        builder.environment().putAll(specification.environment());
        builder.environment()
                .put(
                        Processes.OWNER_VARIABLE,
                        specification.owner().toAbsolutePath().normalize().toString());
        try {
            if (specification.directory() != null) {
                builder.directory(specification.directory().toFile());
            }
            keepPreviousLog(specification.log());
            Process process =
                    builder.redirectOutput(specification.log().toFile()).start();
            ProcessMark.of(process.pid())
                    .ifPresent(mark -> mark.write(specification.pidFile(), specification.stopSignal()));
            return new ChildProcess(specification, process, ownSession);
        } catch (IOException e) {
            throw new BackingException("Cannot start " + specification.name() + ": " + e.getMessage(), e);
        }
    }

    /** Ends the process that an earlier, crashed launcher started with the same pid file. */
    public static void endLeftover(Specification specification) {
        ProcessMark.read(specification.pidFile())
                .ifPresent(mark -> mark.end(specification.stopSignal(), Duration.ofSeconds(20)));
    }

    /**
     * Waits until it answers.
     *
     * @param probe true once it answers; an exception counts as not yet
     * @throws BackingException when it ends, the time is over or the thread is interrupted first (it is stopped then),
     *     with the end of its log
     */
    public void awaitReady(Probe probe, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(probe)) {
            if (!process.isAlive()) {
                stop(Duration.ZERO);
                throw new BackingException(
                        "%s ended with code %d while starting.%s".formatted(name(), process.exitValue(), logTail()));
            }
            if (System.nanoTime() > end) {
                stop(Duration.ofSeconds(2));
                throw new BackingException(
                        "%s did not answer within %d s.%s".formatted(name(), limit.toSeconds(), logTail()));
            }
            pauseOrKill();
        }
    }

    private void pauseOrKill() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(Duration.ZERO);
            throw new BackingException("Interrupted while waiting for " + name(), e);
        }
    }

    /** Asks it to end, waits, kills what is left of it. Ending it twice is no error. */
    public void stop(Duration grace) {
        undisturbed(() -> {
            if (process.isAlive()) {
                Processes.signal(process.pid(), specification.stopSignal());
                process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
            killGroup();
            Files.deleteIfExists(specification.pidFile());
        });
    }

    /** Kills it and its process group, without asking. */
    public void kill() {
        undisturbed(this::killGroup);
    }

    private void killGroup() throws InterruptedException {
        process.destroyForcibly();
        if (ownSession) {
            Processes.signal(-process.pid(), Signal.KILL);
        }
        process.waitFor(10, TimeUnit.SECONDS);
        // Killed processes take a moment to go; whoever starts anew needs their ports and files.
        Processes.await(() -> ProcessMark.ofGroup(process.pid()).isEmpty(), Duration.ofSeconds(3));
    }

    /** A thread that was told to give up still has to end its process properly. */
    private static void undisturbed(Ending ending) {
        boolean interrupted = Thread.interrupted();
        try {
            ending.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void run() throws IOException, InterruptedException;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return specification.name();
    }

    public Specification specification() {
        return specification;
    }

    /** Completes with the exit code when it ends, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The last lines of its log and where the whole log is, as the end of a message. */
    public String logTail() {
        return logTail(specification.log());
    }

    /** The last lines of a log and where the whole log is, as the end of a message. */
    public static String logTail(Path log) {
        try (var file = Files.newByteChannel(log)) {
            long from = Math.max(0, file.size() - TAIL_BYTES);
            file.position(from);
            byte[] bytes = new byte[(int) (file.size() - from)];
            int read = file.read(java.nio.ByteBuffer.wrap(bytes));
            List<String> lines = new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return " Its log is " + log
                    + (tail.isEmpty() ? " (empty)" : " and ends:\n    " + String.join("\n    ", tail));
        } catch (IOException e) {
            return " It left no log at " + log;
        }
    }

    private static boolean answers(Probe probe) {
        try {
            return probe.answers();
        } catch (Exception e) {
            // Whatever a server that is still starting answers is "not yet"; the deadline decides.
            return false;
        }
    }

    private static void keepPreviousLog(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Asks a server whether it is ready. */
    @FunctionalInterface
    public interface Probe {
        boolean answers() throws Exception;
    }
}
