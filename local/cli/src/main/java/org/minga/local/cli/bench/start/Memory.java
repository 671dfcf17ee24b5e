package org.minga.local.cli.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.backing.process.Processes;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * Memory of some processes, in KiB.
 *
 * @param resident all that is in memory, the pages that several of them share counted once for each
 * @param proportional the same with shared pages divided among those who share them
 */
record Memory(long resident, long proportional) {
    private static final Memory NONE = new Memory(0, 0);
    private static final List<String> SERVERS = List.of("postgres", "rabbitmq", "keycloak");

    /** What each part holds. Only Linux tells; elsewhere there are no parts. */
    static Map<String, Memory> of(Platform platform) {
        Map<String, Memory> parts = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            ProcessHandle.of(platform.process(service, 0).pid())
                    .ifPresent(process -> put(
                            parts,
                            service.label(),
                            Stream.concat(Stream.of(process), process.descendants())
                                    .map(ProcessHandle::pid)));
        }
        for (String server : SERVERS) {
            Path folder = platform.options().home().resolve(server);
            put(parts, server, Processes.ofFolder(folder).stream().map(ProcessMark::pid));
        }
        return parts;
    }

    /** What all of the parts hold. */
    static Memory total(Map<String, Memory> parts) {
        return parts.values().stream().reduce(NONE, Memory::plus);
    }

    /** Reads what the kernel says of one process. */
    static Memory parse(Stream<String> rollup) {
        long[] found = new long[2];
        rollup.forEach(line -> {
            if (line.startsWith("Rss:")) {
                found[0] = kibibytes(line);
            } else if (line.startsWith("Pss:")) {
                found[1] = kibibytes(line);
            }
        });
        return new Memory(found[0], found[1]);
    }

    Memory plus(Memory other) {
        return new Memory(resident + other.resident, proportional + other.proportional);
    }

    private static void put(Map<String, Memory> parts, String part, Stream<Long> processes) {
        Memory memory = processes.map(Memory::of).reduce(NONE, Memory::plus);
        if (!memory.equals(NONE)) {
            parts.put(part, memory);
        }
    }

    private static Memory of(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "smaps_rollup"))) {
            return parse(lines);
        } catch (IOException e) {
            // It has ended meanwhile, or this is no Linux.
            return NONE;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
