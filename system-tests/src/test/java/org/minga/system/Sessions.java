package org.minga.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/** Whose the sessions of the voting database are: of a connection both ends are known here. */
record Sessions(Platform platform) {
    /** The replicas with a session {@code a} (of {@code pg_stat_activity}) that this holds of. */
    Set<Integer> replicasWith(String condition) throws SQLException, IOException {
        Set<Integer> replicas = new HashSet<>();
        try (Connection database = platform.postgres().connect("voting");
                Statement statement = database.createStatement();
                ResultSet sessions = statement.executeQuery("SELECT a.client_port FROM pg_stat_activity a"
                        + " WHERE a.client_port > 0 AND a.pid <> pg_backend_pid() AND (" + condition + ")")) {
            while (sessions.next()) {
                String inode = socketOf(sessions.getInt(1));
                IntStream.range(0, platform.options().replicas(Service.VOTING))
                        .filter(replica ->
                                holds(platform.process(Service.VOTING, replica).pid(), inode))
                        .forEach(replicas::add);
            }
        }
        return replicas;
    }

    /** The inode of the socket on this local port whose other end is the database. */
    private String socketOf(int port) throws IOException {
        String local = ":%04X".formatted(port);
        String remote = ":%04X".formatted(platform.postgres().port());
        for (Path list : new Path[] {Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")}) {
            for (String line : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
                String[] field = line.strip().split("\\s+", -1);
                if (field[1].endsWith(local) && field[2].endsWith(remote)) {
                    return "socket:[" + field[9] + "]";
                }
            }
        }
        return "none";
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException gone) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
