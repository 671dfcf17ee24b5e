package org.minga.local.cli.operate;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;

/** Opens connections to the broker. */
public final class Amqp {
    private static final int LIMIT_MILLIS = 5_000;

    private Amqp() {}

    public static Connection connect(RabbitAccess access) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(access.host());
        factory.setPort(access.port());
        factory.setUsername(access.username());
        factory.setPassword(access.password());
        factory.setVirtualHost(access.virtualHost());
        factory.setConnectionTimeout(LIMIT_MILLIS);
        factory.setHandshakeTimeout(LIMIT_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        try {
            return factory.newConnection("minga");
        } catch (IOException | TimeoutException e) {
            throw new BackingException(
                    "RabbitMQ at " + access.host() + ":" + access.port() + " can't be reached: " + e.getMessage(), e);
        }
    }
}
