package org.minga.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.Processes;

class RabbitServerIT {
    @TempDir
    Path home;

    @AfterEach
    void no_process_is_left() {
        assertThat(Processes.ofFolder(home.resolve("rabbitmq"))).isEmpty();
    }

    @Test
    void what_is_durable_is_still_there_after_a_stop_and_a_start() {
        RabbitOptions options = options();
        try (RabbitServer first = RabbitServer.start(options)) {
            RabbitAccess own = first.access().createVirtualHost("own");
            String queue = "{\"durable\":true,\"arguments\":{\"x-queue-type\":\"quorum\"}}";
            assertThat(own.management("PUT", "/api/queues/own/letters", queue).statusCode())
                    .isEqualTo(201);
            assertThat(Processes.ofFolder(home.resolve("rabbitmq"))).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(Ports.isAnswering("127.0.0.1", options.epmdPort())).isFalse();
        assertThat(Processes.ofFolder(home.resolve("rabbitmq"))).isEmpty();

        try (RabbitServer second = RabbitServer.start(options)) {
            assertThat(second.access()
                            .management("GET", "/api/queues/own/letters", "")
                            .statusCode())
                    .isEqualTo(200);
            second.access().deleteVirtualHost("own");
            assertThat(second.access()
                            .management("GET", "/api/queues/own/letters", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_broker_that_a_killed_launcher_left_behind_is_replaced() {
        RabbitOptions options = options();
        RabbitServer orphan = RabbitServer.start(options);

        try (RabbitServer next = RabbitServer.start(options)) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(orphan.nameServer().isAlive()).isFalse();
            assertThat(next.process().isAlive()).isTrue();
        }
    }

    @Test
    void a_taken_port_is_one_clear_message() throws Exception {
        RabbitOptions options = options();
        try (ServerSocket taken = new ServerSocket(options.epmdPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RabbitServer.start(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which RabbitMQ (epmd) needs, is in use");
        }
    }

    @Test
    void an_external_broker_is_read_from_its_address() {
        assertThat(RabbitAccess.parse("amqp://minga:p%2Fss@mq.example/own", null))
                .isEqualTo(new RabbitAccess("mq.example", 5672, "minga", "p/ss", "own", null));
        assertThatThrownBy(() ->
                        RabbitAccess.parse("amqp://minga:x@mq.example", null).createVirtualHost("own"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("MINGA_RABBITMQ_MANAGEMENT_URL");
    }

    private RabbitOptions options() {
        List<Integer> ports = Ports.free(4);
        return RabbitOptions.under(home, ports.get(0), ports.get(1), ports.get(2))
                .withTools(ProjectRoot.find().resolve(".minga/tools"))
                .withManagement(ports.get(3));
    }
}
