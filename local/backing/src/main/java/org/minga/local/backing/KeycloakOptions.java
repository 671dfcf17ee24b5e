package org.minga.local.backing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How to run Keycloak.
 *
 * @param folder holds a copy of the built distribution, its database and the pid file; kept between runs
 * @param tools where the distribution is unpacked and built once, shared by all servers of this machine's user
 * @param log file that takes what the server prints
 * @param port HTTP port on the loopback interface
 * @param managementPort port of its health checks
 * @param realm name of the realm
 * @param realmFile the realm to import; a changed file replaces the realm at the next start
 * @param distribution where the packed distribution lies, asked for only when it is needed
 * @param startLimit how long it may take to answer
 * @param progress told what is done, one line each
 */
public record KeycloakOptions(
        Path folder,
        Path tools,
        Path log,
        int port,
        int managementPort,
        String realm,
        Path realmFile,
        Supplier<Path> distribution,
        Duration startLimit,
        Consumer<String> progress) {}
