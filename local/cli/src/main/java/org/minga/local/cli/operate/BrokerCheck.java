package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;

/** The broker: reachable, queues as in the contract, somebody listening, no dead letters. It changes nothing. */
final class BrokerCheck {
    private static final String DEAD = ".dead";
    private static final String INBOX = ".inbox";
    private static final String UNROUTED = "minga.unrouted";
    private static final int NOT_FOUND = 404;

    private final Site site;
    private final Queues contract;
    private final List<Finding> findings = new ArrayList<>();

    BrokerCheck(Site site, Queues contract) {
        this.site = site;
        this.contract = contract;
    }

    List<Finding> look() {
        RabbitAccess broker;
        try {
            broker = site.rabbit();
        } catch (BackingException e) {
            findings.add(Finding.wrong("RabbitMQ", e.getMessage() == null ? e.toString() : e.getMessage()));
            return findings;
        }
        try (Connection connection = Amqp.connect(broker)) {
            findings.add(Finding.good("RabbitMQ", broker.host() + ":" + broker.port() + " answers"));
            for (Queues.Exchange exchange : contract.exchanges()) {
                exchange(connection, exchange);
            }
            for (Queues.Queue queue : contract.queues()) {
                queue(connection, queue);
            }
            bindings(broker);
        } catch (IOException | TimeoutException | BackingException e) {
            findings.add(Finding.wrong("RabbitMQ", String.valueOf(e.getMessage())));
        }
        return findings;
    }

    private void exchange(Connection connection, Queues.Exchange exchange) throws IOException, TimeoutException {
        String about = "exchange " + exchange.name();
        if (refusal(connection, channel -> channel.exchangeDeclarePassive(exchange.name())) != null) {
            findings.add(Finding.wrong(about, "It is not there. A service makes it when its relay starts."));
            return;
        }
        String differs = refusal(
                connection,
                channel ->
                        channel.exchangeDeclare(exchange.name(), exchange.type(), true, false, exchange.arguments()));
        if (differs != null) {
            findings.add(Finding.wrong(about, "It differs from contracts/topology.json: " + differs));
        }
    }

    private void queue(Connection connection, Queues.Queue queue) throws IOException, TimeoutException {
        String about = "queue " + queue.name();
        if (refusal(connection, channel -> channel.queueDeclarePassive(queue.name())) != null) {
            findings.add(Finding.wrong(about, "It is not there. A service makes it when its relay starts."));
            return;
        }
        // Declaring what is there changes nothing; the broker compares the arguments.
        String differs = refusal(
                connection, channel -> channel.queueDeclare(queue.name(), true, false, false, queue.arguments()));
        if (differs != null) {
            findings.add(Finding.wrong(
                    about,
                    "It differs from contracts/topology.json: " + differs + ". Drain it, delete it, start a service."));
        }
        try (Channel channel = connection.createChannel()) {
            AMQP.Queue.DeclareOk state = channel.queueDeclarePassive(queue.name());
            findings.add(state(about, queue.name(), state.getMessageCount(), state.getConsumerCount()));
        }
    }

    private static Finding state(String about, String name, int messages, int consumers) {
        if (name.endsWith(DEAD)) {
            return messages == 0
                    ? Finding.good(about, "empty")
                    : Finding.wrong(about, messages + " events could not be handled. See ./minga dead-letters list.");
        }
        if (name.equals(UNROUTED)) {
            return Finding.good(about, messages + " events that no service listens to");
        }
        if (name.endsWith(INBOX) && consumers == 0) {
            return Finding.wrong(about, "Nobody listens, and " + messages + " events wait. Does the service run?");
        }
        return Finding.good(about, messages + " wait, " + consumers + " listen");
    }

    private interface Declaration {
        void on(Channel channel) throws IOException;
    }

    /** What the broker has against it; null if nothing. A refusal costs the channel. */
    private static @Nullable String refusal(Connection connection, Declaration declaration)
            throws IOException, TimeoutException {
        Channel channel = connection.createChannel();
        try {
            declaration.on(channel);
            return null;
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException signal
                    && signal.getReason() instanceof AMQP.Channel.Close close) {
                return close.getReplyText();
            }
            throw e;
        } finally {
            try {
                channel.close();
            } catch (AlreadyClosedException e) {
                // That was the refusal.
            }
        }
    }

    /** AMQP tells no bindings; the management API does. */
    private void bindings(RabbitAccess broker) {
        if (broker.managementUrl() == null) {
            findings.add(Finding.unknown(
                    "bindings", "Only the management API tells them; name it in MINGA_RABBITMQ_MANAGEMENT_URL."));
            return;
        }
        String path = "/api/bindings/" + URLEncoder.encode(broker.virtualHost(), StandardCharsets.UTF_8);
        var response = broker.management("GET", path, "");
        if (response.statusCode() >= NOT_FOUND) {
            findings.add(Finding.unknown("bindings", "The management API answers " + response.statusCode() + "."));
            return;
        }
        Set<String> there = new HashSet<>();
        try {
            for (JsonNode binding : new ObjectMapper().readTree(response.body())) {
                there.add(binding.path("source").asText() + " → "
                        + binding.path("destination").asText() + " "
                        + binding.path("routing_key").asText());
            }
        } catch (IOException e) {
            findings.add(Finding.unknown("bindings", "The management API answers what is no JSON."));
            return;
        }
        Set<String> missing = new TreeSet<>();
        contract.bindings()
                .forEach(binding ->
                        missing.add(binding.exchange() + " → " + binding.queue() + " " + binding.routingKey()));
        missing.removeAll(there);
        findings.add(
                missing.isEmpty()
                        ? Finding.good("bindings", "as in contracts/topology.json")
                        : Finding.wrong("bindings", "Missing: " + String.join(", ", missing) + ". Restart a service."));
    }
}
