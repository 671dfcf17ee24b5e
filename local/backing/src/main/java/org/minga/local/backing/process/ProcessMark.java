package org.minga.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which process is meant: its pid and when it started, as the operating system counts it. The start keeps a pid that
 * was given to another process since then from being taken for ours.
 *
 * @param pid process id
 * @param start start time in the system's own unit ({@code -} where the system does not tell)
 */
public record ProcessMark(long pid, String start) {
    private static final Path PROC = Path.of("/proc");
    /** Counted behind the command name, which may hold blanks: state is 0, start time 19. */
    private static final int START_FIELD = 19;

    private static final int GROUP_FIELD = 2;

    /** The mark of a process that runs now, or nothing when there is none (a zombie is none). */
    public static Optional<ProcessMark> of(long pid) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(handle -> new ProcessMark(
                            pid,
                            handle.info()
                                    .startInstant()
                                    .map(start -> Long.toString(start.getEpochSecond()))
                                    .orElse("-")));
        }
        return stat(pid).map(fields -> new ProcessMark(pid, fields[START_FIELD]));
    }

    /** Every living process of a group, which is named by the pid of its leader. Only Linux tells. */
    static List<ProcessMark> ofGroup(long leader) {
        String group = Long.toString(leader);
        List<ProcessMark> members = new ArrayList<>();
        ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .forEach(pid -> stat(pid)
                        .filter(fields -> fields[GROUP_FIELD].equals(group))
                        .ifPresent(fields -> members.add(new ProcessMark(pid, fields[START_FIELD]))));
        return List.copyOf(members);
    }

    /** What Linux tells of a living process, from its state on. */
    private static Optional<String[]> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(fields);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the mark that {@link #write} stored, or nothing when there is no such file. */
    public static Optional<ProcessMark> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessMark(Long.parseLong(parts[0]), parts[1]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) {
            throw new BackingException("The file " + file + " is damaged; remove it.", e);
        }
    }

    /** Stores the mark, followed by the signal that asks this process to end. */
    public void write(Path file, Signal stop) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, pid + " " + start + " " + stop + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True while exactly this process runs. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /**
     * Ends this process, whoever started it: asks with the signal, waits, and kills it with its process group when the
     * time is over.
     */
    public void end(Signal stop, Duration grace) {
        if (!isAlive()) {
            return;
        }
        Processes.signal(pid, stop);
        if (!Processes.await(() -> !isAlive(), grace)) {
            Processes.signal(pid, Signal.KILL);
            Processes.signal(-pid, Signal.KILL);
            Processes.await(() -> !isAlive(), Duration.ofSeconds(5));
        }
    }
}
