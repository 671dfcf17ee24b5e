package org.minga.platform.data.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens connections with the RabbitMQ Java client, to the same broker that the channels listen to. */
@ApplicationScoped
public class Broker {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private final ConnectionFactory factory = new ConnectionFactory();
    private final Topology topology = Topology.load();
    private final String application;

    Broker(
            @ConfigProperty(name = "rabbitmq-host") String host,
            @ConfigProperty(name = "rabbitmq-port") int port,
            @ConfigProperty(name = "rabbitmq-username") String username,
            @ConfigProperty(name = "rabbitmq-password") String password,
            @ConfigProperty(name = "rabbitmq-virtual-host") String virtualHost,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.application = application;
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(username);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        // Whoever holds a connection opens a new one, with the topology applied again, and knows what was unconfirmed.
        factory.setAutomaticRecoveryEnabled(false);
    }

    /** A new connection on a broker that has the whole topology; the caller closes it. */
    public Connection connect(String purpose) throws IOException, TimeoutException {
        Connection connection = factory.newConnection(application + " " + purpose);
        try (Channel channel = connection.createChannel()) {
            topology.apply(channel);
            return connection;
        } catch (IOException | TimeoutException | RuntimeException e) {
            connection.abort();
            throw e;
        }
    }

    public Topology topology() {
        return topology;
    }
}
