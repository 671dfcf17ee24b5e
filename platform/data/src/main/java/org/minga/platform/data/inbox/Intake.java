package org.minga.platform.data.inbox;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;
import org.minga.platform.leaving.Traffic;

/**
 * Whether this process takes events. One that is asked to end lets go of its queue before anything else: a queue has one
 * active consumer, and as long as this one held on to it, nobody would work on what comes.
 *
 * <p>What is in work then may be finished. What takes too long is given to another process, whose inbox waits for the
 * transaction here and knows by it whether the event has taken effect.
 */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RabbitMQConnector connector;
    private final Traffic traffic = new Traffic(Integer.MAX_VALUE);

    Intake(@Connector(RabbitMQConnector.CONNECTOR_NAME) RabbitMQConnector connector) {
        this.connector = connector;
    }

    /** Each that entered must {@link #exit}. */
    boolean enter() {
        return traffic.enter() == Traffic.Entrance.ENTERED;
    }

    void exit() {
        traffic.exit();
    }

    void leave(@Observes ShutdownDelayInitiatedEvent askedToEnd) throws InterruptedException {
        int left = traffic.close(PATIENCE);
        if (left > 0) {
            LOG.infof("%d event in work is left to another process", left);
        }
        connector.terminate(askedToEnd);
    }
}
