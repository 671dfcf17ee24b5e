package org.minga.platform.data.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Connection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.broker.Broker;
import org.minga.platform.data.broker.Topology;
import org.minga.platform.trace.Spans;
import org.minga.platform.trace.TraceParent;
import org.minga.platform.trace.Work;

/**
 * Brings committed events to the broker, in order, at least once.
 *
 * <pre>
 *   waiting for the lock ──locked──▶ relaying ──database or broker lost──▶ backing off ──▶ waiting for the lock
 * </pre>
 *
 * Two batches may be on their way at once. A row is marked only after the broker confirmed it, so a crash between the two
 * sends it again; consumers know events by their id. Nothing is skipped: the relay asks for unmarked rows, not for rows
 * after the last one it saw, so an earlier row that commits later is found.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration LOCK_RETRY = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final OutboxConfig config;
    private final OutboxDatabase database;
    private final Broker broker;
    private final ObjectMapper mapper;
    private final Spans spans;
    private final String source;
    private volatile boolean stopped;
    private @Nullable Thread thread;
    private Duration backoff = FIRST_BACKOFF;

    OutboxRelay(
            OutboxConfig config,
            OutboxDatabase database,
            Broker broker,
            ObjectMapper mapper,
            Spans spans,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.config = config;
        this.database = database;
        this.broker = broker;
        this.mapper = mapper;
        this.spans = spans;
        this.source = "/" + application;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(2_000);
        }
    }

    private void run() {
        while (!stopped) {
            try (OutboxTable table = database.open()) {
                while (!stopped && !table.tryToBecomeTheRelay()) {
                    Thread.sleep(LOCK_RETRY);
                }
                relay(table);
            } catch (InterruptedException e) {
                // Only stop() interrupts this thread.
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | TimeoutException | SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("outbox relay pauses %s: %s", backoff, e);
                    backOff();
                }
            }
        }
    }

    private void relay(OutboxTable table) throws IOException, TimeoutException, SQLException, InterruptedException {
        try (Connection connection = broker.connect("outbox relay");
                ConfirmedChannel channel = new ConfirmedChannel(connection)) {
            long forgotAt = 0;
            Sent sent = Sent.NOTHING;
            while (!stopped) {
                // The broker works on one batch while the next is read and the last is marked.
                List<OutboxRow> rows = table.unpublished(config.batchSize(), sent.positions());
                Sent next = publish(rows, channel);
                confirm(sent, table, channel);
                sent = next;
                backoff = FIRST_BACKOFF;
                if (System.nanoTime() - forgotAt > FORGET_EVERY.toNanos()) {
                    table.forgetPublishedBefore(config.retention());
                    forgotAt = System.nanoTime();
                }
                if (rows.size() < config.batchSize()) {
                    confirm(sent, table, channel);
                    sent = Sent.NOTHING;
                    table.awaitAppend(config.pollInterval());
                    if (!connection.isOpen()) {
                        throw new IOException("the broker closed the connection");
                    }
                }
            }
        }
    }

    /**
     * A batch that is on its way.
     *
     * @param last number of its last message
     */
    private record Sent(List<OutboxRow> rows, Map<OutboxRow, Work> recorded, long last) {
        static final Sent NOTHING = new Sent(List.of(), Map.of(), 0);

        List<Long> positions() {
            return rows.stream().map(OutboxRow::position).toList();
        }
    }

    private Sent publish(List<OutboxRow> rows, ConfirmedChannel channel) throws IOException {
        if (rows.isEmpty()) {
            return Sent.NOTHING;
        }
        Map<OutboxRow, Work> recorded = recorded(rows);
        long last = 0;
        for (OutboxRow row : rows) {
            last = channel.publish(Topology.EVENTS, row.type(), row.properties(), row.cloudEvent(mapper, source));
        }
        return new Sent(rows, recorded, last);
    }

    private void confirm(Sent sent, OutboxTable table, ConfirmedChannel channel)
            throws IOException, TimeoutException, SQLException, InterruptedException {
        List<OutboxRow> rows = sent.rows();
        if (rows.isEmpty()) {
            return;
        }
        Set<String> held = channel.await(sent.last(), config.confirmTimeout());
        List<Long> positions = new ArrayList<>();
        for (OutboxRow row : rows) {
            if (held.contains(row.id())) {
                positions.add(row.position());
            }
        }
        table.markPublished(positions);
        sent.recorded()
                .forEach((row, work) -> work.end(
                        "publish " + row.type(), !held.contains(row.id()), Map.of("messaging.system", "rabbitmq")));
        if (positions.size() < rows.size()) {
            throw new IOException((rows.size() - positions.size()) + " events were refused by the broker");
        }
    }

    /** Only what belongs to a trace that is recorded is told of: most rows do not, and are not even looked into. */
    private Map<OutboxRow, Work> recorded(List<OutboxRow> rows) throws IOException {
        Map<OutboxRow, Work> recorded = new HashMap<>();
        if (spans.areKept()) {
            for (OutboxRow row : rows) {
                Optional<TraceParent> caller = row.traceparent(mapper).filter(TraceParent::sampled);
                caller.ifPresent(parent -> recorded.put(row, spans.begin(Work.Kind.PRODUCER, parent)));
            }
        }
        return recorded;
    }

    private void backOff() {
        try {
            Thread.sleep(backoff);
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
