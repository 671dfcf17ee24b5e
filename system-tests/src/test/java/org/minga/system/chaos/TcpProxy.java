package org.minga.system.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One end of a link between two processes of this machine. Passes everything on, until the link is broken. */
public final class TcpProxy implements AutoCloseable {
    /** How the link is. */
    public enum State {
        WELL,
        /** What was connected is reset, what connects is reset. */
        CUT,
        /** Connections stay, also new ones, and nothing comes through: as if the other end had gone without a word. */
        HALF_OPEN,
        /** Each piece takes its time, in both directions. */
        SLOW
    }

    private static final Duration DELAY = Duration.ofMillis(200);
    private static final int PIECE = 16 << 10;
    private static final int BACKLOG = 256;

    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private State state = State.WELL;

    private TcpProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    public static TcpProxy before(int target) throws IOException {
        TcpProxy proxy = new TcpProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
        proxy.threads.submit(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /**
     * Breaks or mends the link. Where something was kept back the connection is reset as soon as the link is well: by then
     * the other end knows nothing of it.
     */
    public synchronized void become(State wanted) {
        state = wanted;
        notifyAll();
        if (wanted == State.CUT) {
            lines.forEach(Line::reset);
        }
    }

    private synchronized State state() {
        return state;
    }

    private synchronized void awaitEndOf(State unwanted) throws InterruptedException {
        while (state == unwanted) {
            wait();
        }
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            threads.submit(() -> open(client));
        }
    }

    private Void open(Socket client) throws IOException, InterruptedException {
        if (!passes()) {
            reset(client);
            return null;
        }
        Line line = new Line(client, new Socket());
        lines.add(line);
        try {
            line.server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            line.reset();
            throw e;
        }
        threads.submit(() -> line.carry(line.server, client));
        return line.carry(client, line.server);
    }

    /** Whether a piece may go on its way; after it took its time, if need be. */
    private boolean passes() throws InterruptedException {
        return switch (state()) {
            case WELL -> true;
            case CUT -> false;
            case HALF_OPEN -> {
                awaitEndOf(State.HALF_OPEN);
                yield false;
            }
            case SLOW -> {
                Thread.sleep(DELAY);
                yield state() != State.CUT;
            }
        };
    }

    /** Without the usual goodbye. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Until one end says goodbye, which the other is told, or the link breaks. */
        Void carry(Socket from, Socket to) throws IOException, InterruptedException {
            from.setTcpNoDelay(true);
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                byte[] piece = new byte[PIECE];
                int read = in.read(piece);
                while (passes() && read >= 0) {
                    to.getOutputStream().write(piece, 0, read);
                    read = in.read(piece);
                }
                if (read >= 0) {
                    reset();
                }
            } finally {
                lines.remove(this);
            }
            return null;
        }

        void reset() {
            lines.remove(this);
            TcpProxy.reset(client);
            TcpProxy.reset(server);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.forEach(Line::reset);
        threads.shutdownNow();
    }
}
