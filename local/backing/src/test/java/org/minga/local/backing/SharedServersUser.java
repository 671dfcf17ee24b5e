package org.minga.local.backing;

import java.nio.file.Path;

/** A JVM that uses the shared servers until it is killed: prints their ports, then waits. */
final class SharedServersUser {
    private SharedServersUser() {}

    public static void main(String[] arguments) throws InterruptedException {
        SharedServers servers = new SharedServers(Path.of(arguments[0]), Path.of(arguments[1]), 2, false);
        System.out.println(
                servers.sharedPostgres().port() + " " + servers.sharedRabbit().port());
        Thread.sleep(Long.MAX_VALUE);
    }
}
