package org.minga.local.backing;

/**
 * One service's database with its two roles.
 *
 * @param host name or address of the server
 * @param port TCP port of the server
 * @param name database name
 * @param ownerUsername runs migrations
 * @param ownerPassword password of the owner
 * @param appUsername reads and writes rows, nothing else
 * @param appPassword password of the app role
 */
public record DatabaseAccess(
        String host,
        int port,
        String name,
        String ownerUsername,
        String ownerPassword,
        String appUsername,
        String appPassword) {

    /** {@code jdbc:postgresql://host:port/name}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
