package org.minga.system;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.minga.platform.testkit.TestTokens;

/**
 * A client that asks for the same page at a rate, by the clock, over connections that are spread evenly over gateways. Plain
 * sockets and bytes: the load takes processors from what it measures.
 */
final class Partner {
    private final String name;
    private final List<URI> doors;
    private final byte[] request;

    Partner(String name, List<URI> doors, String path) {
        this.name = name;
        this.doors = doors;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: minga\r\nAuthorization: "
                        + TestTokens.serviceAccount(name)
                                .validFor(Duration.ofHours(1))
                                .bearer()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One request: its status, and nanoseconds from when it was due to its answer. */
    record Sample(int status, long latency) {}

    /** What came of one load. */
    record Outcome(List<Sample> samples, double seconds) {
        long count(int status) {
            return samples.stream().filter(sample -> sample.status() == status).count();
        }

        TreeMap<Integer, Long> statuses() {
            TreeMap<Integer, Long> statuses = new TreeMap<>();
            samples.forEach(sample -> statuses.merge(sample.status(), 1L, Long::sum));
            return statuses;
        }

        double perSecond() {
            return samples.size() / seconds;
        }
    }

    /** So many requests a second for that long. */
    Outcome asks(double perSecond, Duration time, int connections) throws Exception {
        List<Callable<List<Sample>>> callers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            int number = i;
            callers.add(() -> ask(number, connections, perSecond, start, time));
        }
        List<Sample> all = new ArrayList<>();
        Together.run(callers).forEach(all::addAll);
        return new Outcome(all, (System.nanoTime() - start) / 1e9);
    }

    private List<Sample> ask(int number, int connections, double perSecond, long start, Duration time)
            throws IOException {
        URI door = doors.get(number % doors.size());
        List<Sample> samples = new ArrayList<>();
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long turn = 0; ; turn++) {
                long due = start + Math.round((turn * connections + number) * 1e9 / perSecond);
                if (due - start >= time.toNanos() || System.nanoTime() - start >= time.toNanos()) {
                    return samples;
                }
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(request);
                int status = status(in);
                samples.add(new Sample(status, System.nanoTime() - due));
            }
        }
    }

    /** Reads a whole answer. */
    private int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.regionMatches(true, 0, "transfer-encoding:", 0, 18);
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else if (length >= 0) {
            in.skipNBytes(length);
        } else {
            throw new IOException(name + " got an answer of unknown length");
        }
        return status;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the gateway closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
