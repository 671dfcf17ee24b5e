package org.minga.local.cli.bench.relay;

import com.rabbitmq.client.AMQP;

/** An event as it was on the broker. */
record Message(String routingKey, AMQP.BasicProperties properties, byte[] body) {
    /** Where all events go. */
    static final String EXCHANGE = "minga.events";

    String id() {
        String id = properties.getMessageId();
        return id == null ? "" : id;
    }
}
