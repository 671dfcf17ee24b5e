package org.minga.local.cli.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a server, all served by the thread that calls: on a machine that the platform runs on too, a client
 * with threads of its own would take what is to be measured. One request at a time on each connection.
 */
public final class Wire implements AutoCloseable {
    private static final int BUFFER = 4096;
    private static final long SWEEP_NANOS = Duration.ofMillis(200).toNanos();

    /** Writes a request, which the caller knows by a number. */
    @FunctionalInterface
    public interface Requests {
        void write(int number, ByteBuffer out);
    }

    /** Told how each request ended. */
    @FunctionalInterface
    public interface Ending {
        /**
         * @param due when it should have been sent
         * @param reply the answer; null when there was none, and the status says why
         */
        void over(int number, long due, int status, @Nullable Reply reply);
    }

    private final InetSocketAddress server;
    private final Requests requests;
    private final long patience;
    private final Ending ending;
    private final Selector selector;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> busy = new HashSet<>();
    private long sweptAt = System.nanoTime();

    public Wire(InetSocketAddress server, int connections, Duration patience, Requests requests, Ending ending) {
        this.server = server;
        this.requests = requests;
        this.patience = patience.toNanos();
        this.ending = ending;
        try {
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) {
                idle.add(connect());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + server, e);
        }
    }

    private static final class Line {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
        private byte[] in = new byte[BUFFER];
        private int filled;
        private boolean writing;
        private int number;
        private long due;
        private long sentAt;

        private Line(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            this.key = channel.register(selector, SelectionKey.OP_READ, this);
        }
    }

    private Line connect() throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Line(channel, selector);
    }

    /** Whether a connection is free. */
    public boolean ready() {
        return !idle.isEmpty();
    }

    /** Sends a request, unless every connection is waiting for an answer. */
    public boolean send(int number, long due) {
        Line line = idle.poll();
        if (line == null) {
            return false;
        }
        line.number = number;
        line.due = due;
        line.sentAt = System.nanoTime();
        line.filled = 0;
        line.out.clear();
        requests.write(number, line.out);
        line.out.flip();
        busy.add(line);
        write(line);
        return true;
    }

    /** Sends the requests in turn, each as soon as a connection is free, and waits until the last is over. */
    public void sendAll(IntStream numbers) {
        PrimitiveIterator.OfInt next = numbers.iterator();
        while (next.hasNext() || !busy.isEmpty()) {
            while (next.hasNext() && ready()) {
                send(next.nextInt(), System.nanoTime());
            }
            poll(10);
        }
    }

    /** Handles what has come in, and waits at most so long for something; 0 does not wait. */
    public void poll(long millis) {
        try {
            if (millis > 0) {
                selector.select(this::handle, millis);
            } else {
                selector.selectNow(this::handle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sweep();
    }

    private void handle(SelectionKey key) {
        Line line = (Line) key.attachment();
        if (key.isValid() && key.isWritable()) {
            write(line);
        }
        if (key.isValid() && key.isReadable()) {
            read(line);
        }
    }

    private void write(Line line) {
        try {
            line.channel.write(line.out);
            boolean more = line.out.hasRemaining();
            if (more != line.writing) {
                line.writing = more;
                line.key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            broken(line, Trace.BROKEN);
        }
    }

    private void read(Line line) {
        try {
            if (line.filled == line.in.length) {
                line.in = Arrays.copyOf(line.in, line.in.length * 2);
            }
            int count = line.channel.read(ByteBuffer.wrap(line.in, line.filled, line.in.length - line.filled));
            if (count < 0) {
                broken(line, Trace.BROKEN);
                return;
            }
            line.filled += count;
            Reply reply = Reply.read(line.in, line.filled);
            if (reply != null) {
                answered(line, reply);
            }
        } catch (IOException | IllegalArgumentException e) {
            broken(line, Trace.BROKEN);
        }
    }

    private void answered(Line line, Reply reply) {
        busy.remove(line);
        if (reply.last() || reply.length() != line.filled) {
            replace(line);
        } else {
            idle.add(line);
        }
        ending.over(line.number, line.due, reply.status(), reply);
    }

    /** A connection that is closed while nothing is asked of it is no error: it is opened again. */
    private void broken(Line line, int status) {
        boolean waited = busy.remove(line);
        idle.remove(line);
        replace(line);
        if (waited) {
            ending.over(line.number, line.due, status, null);
        }
    }

    private void replace(Line line) {
        try {
            line.channel.close();
            idle.add(connect());
        } catch (IOException e) {
            throw new UncheckedIOException(server + " takes no more connections", e);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - sweptAt < SWEEP_NANOS) {
            return;
        }
        sweptAt = now;
        busy.stream()
                .filter(line -> now - line.sentAt > patience)
                .toList()
                .forEach(line -> broken(line, Trace.TIMED_OUT));
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
