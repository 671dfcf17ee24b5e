package org.minga.local.backing.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** TCP ports of this machine. */
public final class Ports {
    private static final int CONNECT_MILLIS = 300;
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);

    private Ports() {}

    /**
     * Makes sure that nobody listens on a port.
     *
     * @param setting the environment variable that moves it, for the message
     * @throws BackingException when the port is taken
     */
    public static void requireFree(int port, String server, String setting) {
        // A server that just ended, or an outgoing connection, may hold it for a moment longer.
        boolean free =
                isFree(port) || (!isAnswering("127.0.0.1", port) && Processes.await(() -> isFree(port), CLOSING_LIMIT));
        if (!free) {
            throw new BackingException(
                    "Port %d, which %s needs, is in use by another program. End that program, or choose another port: %s=<port>."
                            .formatted(port, server, setting));
        }
    }

    /** True when a server could listen on this port of the loopback interface. */
    public static boolean isFree(int port) {
        if (isAnswering("127.0.0.1", port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** True when somebody accepts connections there. */
    public static boolean isAnswering(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Some free ports, all different. They are chosen below the range from which the system picks ports for outgoing
     * connections, so that none is taken by a connection before its server listens.
     */
    public static List<Integer> free(int count) {
        Set<Integer> chosen = new HashSet<>();
        List<Integer> ports = new ArrayList<>();
        int start = 20_000 + (int) (ProcessHandle.current().pid() * 37 % 10_000);
        for (int offset = 0; offset < 12_000 && ports.size() < count; offset++) {
            int port = 20_000 + (start - 20_000 + offset) % 12_000;
            if (isFree(port) && chosen.add(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new BackingException("There are not " + count + " free ports between 20000 and 32000.");
        }
        return List.copyOf(ports);
    }
}
