package org.minga.voting.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A mail server that keeps what it gets, of one client at a time; knows as much of SMTP as it takes. */
final class MailBox implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean();

    MailBox() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** With envelope and headers. */
    List<String> mails() {
        return mails;
    }

    /** Whether it refuses to take more. */
    void full(boolean isFull) {
        full.set(isFull);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8)),
                        new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The client is gone, or the box is closed.
            }
        }
    }

    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        StringBuilder mail = new StringBuilder();
        say(out, "220 mailbox");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("MAIL") || line.startsWith("RCPT")) {
                mail.append(line).append('\n');
            }
            if (line.startsWith("RCPT") && full.get()) {
                say(out, "452 mailbox full");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    mail.append(text).append('\n');
                }
                mails.add(mail.toString());
                say(out, "250 kept");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 mailbox");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
