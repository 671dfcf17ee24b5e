package org.minga.platform.data.watch;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.broker.Broker;

/** How many messages wait in the queue of this service, and how many were put aside; not a number while the broker is away. */
@ApplicationScoped
public class QueueWatch implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    private final Broker broker;
    private final String queue;
    private volatile double waiting = Double.NaN;
    private volatile double dead = Double.NaN;
    private @Nullable Connection connection;

    QueueWatch(
            Broker broker,
            @ConfigProperty(name = "mp.messaging.incoming.events.queue.name", defaultValue = "none") String queue) {
        this.broker = broker;
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minga.inbox.waiting", this, queues -> queues.waiting)
                .description("Messages in the queue of this service that no consumer has yet")
                .register(registry);
        Gauge.builder("minga.dead.letters", this, queues -> queues.dead)
                .description("Messages that could not be handled and were put aside")
                .register(registry);
        Gauge.builder("minga.broker.reachable", this, queues -> Double.isNaN(queues.waiting) ? 0 : 1)
                .description("1 if the broker answered when it was last asked")
                .register(registry);
    }

    @Scheduled(
            every = "${minga.metrics.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    synchronized void look() {
        try (Channel channel = connection().createChannel()) {
            waiting = channel.messageCount(queue);
            dead = channel.messageCount(queue + ".dead");
        } catch (IOException | TimeoutException | RuntimeException e) {
            LOG.debugf("the queue %s cannot be looked at: %s", queue, e);
            waiting = Double.NaN;
            dead = Double.NaN;
            drop();
        }
    }

    private Connection connection() throws IOException, TimeoutException {
        Connection open = connection;
        if (open == null || !open.isOpen()) {
            open = broker.connect("watch");
            connection = open;
        }
        return open;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        drop();
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.abort();
        }
    }
}
