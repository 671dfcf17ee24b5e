package org.minga.local.backing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to run PostgreSQL.
 *
 * @param folder holds the data, the password and the pid file; kept between runs
 * @param tools where the binaries are unpacked, shared by all servers of this machine's user
 * @param log file that takes what the server prints
 * @param port TCP port on the loopback interface
 * @param maxConnections most connections at a time
 * @param durability whether a commit survives a power cut
 * @param startLimit how long it may take to answer
 * @param progress told what is done, one line each
 */
public record PostgresOptions(
        Path folder,
        Path tools,
        Path log,
        int port,
        int maxConnections,
        Durability durability,
        Duration startLimit,
        Consumer<String> progress) {

    /** Everything at its default, under one data folder. */
    public static PostgresOptions under(Path home, int port) {
        return new PostgresOptions(
                home.resolve("postgres"),
                home.resolve("tools"),
                home.resolve("logs").resolve("postgres.log"),
                port,
                300,
                Durability.FULL,
                Duration.ofSeconds(90),
                line -> {});
    }

    public PostgresOptions withTools(Path folderOfTools) {
        return new PostgresOptions(folder, folderOfTools, log, port, maxConnections, durability, startLimit, progress);
    }

    public PostgresOptions withDurability(Durability wanted) {
        return new PostgresOptions(folder, tools, log, port, maxConnections, wanted, startLimit, progress);
    }

    public PostgresOptions withMaxConnections(int most) {
        return new PostgresOptions(folder, tools, log, port, most, durability, startLimit, progress);
    }

    public PostgresOptions withProgress(Consumer<String> listener) {
        return new PostgresOptions(folder, tools, log, port, maxConnections, durability, startLimit, listener);
    }

    /** What a commit means. */
    public enum Durability {
        /** On disk before it is answered: the only mode for data that anybody wants to keep. */
        FULL,
        /** Survives a crash of the server, not of the machine; several times faster. For tests. */
        NONE
    }
}
