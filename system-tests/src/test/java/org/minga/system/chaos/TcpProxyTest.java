package org.minga.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.system.chaos.TcpProxy.State;

class TcpProxyTest {
    private static final int SOON = 300;
    private static final int LATER = 5_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocket echo;
    private final TcpProxy proxy;

    TcpProxyTest() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.before(echo.getLocalPort());
    }

    @BeforeEach
    void echo() {
        threads.submit(() -> {
            while (true) {
                Socket client = echo.accept();
                threads.submit(() -> client.getInputStream().transferTo(client.getOutputStream()));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
        threads.shutdownNow();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(LATER);
        return socket;
    }

    private static int ask(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        return socket.getInputStream().read();
    }

    @Test
    void a_link_that_is_well_passes_everything_on() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo(7);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void who_connects_when_nobody_is_there_is_reset() throws IOException {
        echo.close();
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_cut_resets_what_is_connected_and_what_connects() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo(7);
            proxy.become(State.CUT);
            assertThatThrownBy(() -> ask(socket)).isInstanceOf(IOException.class);
        }
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> {
                        ask(socket);
                        ask(socket);
                    })
                    .isInstanceOf(IOException.class);
        }
        proxy.become(State.WELL);
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo(7);
        }
    }

    @Test
    void what_a_half_open_link_kept_back_never_arrives() throws IOException {
        try (Socket old = connect()) {
            assertThat(ask(old)).isEqualTo(7);
            proxy.become(State.HALF_OPEN);
            old.setSoTimeout(SOON);
            assertThatThrownBy(() -> ask(old)).isInstanceOf(SocketTimeoutException.class);
            try (Socket young = connect()) {
                young.setSoTimeout(SOON);
                assertThatThrownBy(() -> ask(young)).isInstanceOf(SocketTimeoutException.class);
            }

            proxy.become(State.WELL);

            old.setSoTimeout(LATER);
            assertThatThrownBy(() -> old.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_slow_link_takes_its_time_both_ways() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo(7);
            proxy.become(State.SLOW);
            long began = System.nanoTime();
            assertThat(ask(socket)).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(350));
        }
    }
}
