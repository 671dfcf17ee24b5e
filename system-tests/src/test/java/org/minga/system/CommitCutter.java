package org.minga.system;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between a service and PostgreSQL and passes everything on. On demand it forwards the statement that stores a batch
 * of ballots, which is a transaction of its own, waits until the server says that it is done, tells the service nothing of
 * it and closes, or says nothing more at all: the transaction stands, and nobody knows.
 */
final class CommitCutter implements AutoCloseable {
    private static final String STORES = "INSERT INTO ballot AS ";
    /** The server has run a statement and committed it: ready, and in no transaction. */
    private static final Pattern COMMITTED = Pattern.compile("SELECT \\d+\0Z\0\0\0\5I");

    private static final int PARSE = 'P';
    private static final int BIND = 'B';
    private static final int MOST_BYTES = 64 << 20;

    private final ServerSocket door;
    private final int database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private volatile boolean silently;

    private CommitCutter(ServerSocket door, int database) {
        this.door = door;
        this.database = database;
    }

    static CommitCutter before(int database) throws IOException {
        CommitCutter cutter = new CommitCutter(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), database);
        cutter.threads.submit(() -> {
            while (true) {
                Socket client = cutter.door.accept();
                cutter.threads.submit(() -> cutter.pass(client));
            }
        });
        return cutter;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Answers to commits that were kept back so far. */
    int cut() {
        return cut.get();
    }

    /** Statements that store, and were let through so far. */
    int passed() {
        return passed.get();
    }

    void cutNext(int commits) {
        toCut.addAndGet(commits);
    }

    /** The same, but the connection stays open and silent. */
    void silenceNext(int commits) {
        silently = true;
        cutNext(commits);
    }

    private Void pass(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database)) {
            Line line = new Line(client, server);
            threads.submit(line::answers);
            line.requests();
        }
        return null;
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket server;
        private final Set<String> storing = new HashSet<>();
        private volatile boolean cutting;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Message by message, so that each is seen as one. What comes before the first typed one has no type. */
        void requests() throws IOException {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            boolean started = false;
            while (true) {
                int type = started ? in.read() : 0;
                if (type < 0) {
                    return;
                }
                byte[] body = body(in);
                if (!started) {
                    // A question about encryption is followed by the start proper.
                    int code = ByteBuffer.wrap(body).getInt();
                    started = code >>> 16 == 3;
                } else if (type == PARSE) {
                    List<String> words = words(body);
                    if (words.get(1).contains(STORES)) {
                        storing.add(words.get(0));
                    }
                } else if (type == BIND && storing.contains(words(body).get(1))) {
                    if (takeOne()) {
                        cutting = true;
                    } else {
                        passed.incrementAndGet();
                    }
                }
                if (type != 0) {
                    out.writeByte(type);
                }
                out.writeInt(body.length + Integer.BYTES);
                out.write(body);
                out.flush();
            }
        }

        /** The first two texts of a message: name and statement, or portal and name. */
        private static List<String> words(byte[] body) {
            return List.of(new String(body, StandardCharsets.ISO_8859_1).split("\0", 3));
        }

        private byte[] body(DataInputStream in) throws IOException {
            int length = in.readInt() - Integer.BYTES;
            if (length < 0 || length > MOST_BYTES) {
                throw new IOException("no message of PostgreSQL");
            }
            return in.readNBytes(length);
        }

        private boolean takeOne() {
            return toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }

        Void answers() throws IOException {
            try (client;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] piece = new byte[64 << 10];
                StringBuilder kept = new StringBuilder();
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (!cutting) {
                        out.write(piece, 0, read);
                        out.flush();
                    } else {
                        kept.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
                        if (COMMITTED.matcher(kept).find()) {
                            cut.incrementAndGet();
                            if (!silently) {
                                return null;
                            }
                            in.transferTo(OutputStream.nullOutputStream());
                        }
                    }
                }
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
