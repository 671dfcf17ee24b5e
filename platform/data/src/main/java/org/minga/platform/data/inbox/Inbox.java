package org.minga.platform.data.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.minga.platform.trace.TraceContext;
import org.minga.platform.trace.Work;

/**
 * Lets each event take effect once. The id of the event is stored in the transaction of its effect, and the message is
 * acknowledged after the commit:
 *
 * <ul>
 *   <li>delivered again: the id is there, the effect is skipped;
 *   <li>own database away: the message waits, unacknowledged, until it is back; nothing behind it overtakes;
 *   <li>the process is asked to end: what is in work is finished, the rest is left to others ({@link Intake});
 *   <li>anything else: the message is poison and goes to the dead-letter queue with its reason.
 * </ul>
 */
@ApplicationScoped
public class Inbox implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final Intake intake;
    private final DeadLetters deadLetters;
    private final TraceContext trace;
    private final InstantSource clock;
    private final String consumer;
    /** When the event came about that is being handled now. */
    private volatile @Nullable Instant inHand;

    Inbox(
            Intake intake,
            DeadLetters deadLetters,
            TraceContext trace,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.clock = clock;
        this.consumer = consumer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minga.inbox.lag.seconds", this, Inbox::lag)
                .description("Age of the event that is being handled; 0 if there is none")
                .register(registry);
    }

    private double lag() {
        Instant since = inHand;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /**
     * Handles one message of a channel; the answer of an {@code @Incoming} method.
     *
     * @param effect runs in the transaction that also stores the event's id; its session is {@link Panache#getSession}
     */
    public Uni<Void> receive(Message<?> message, Function<ReceivedEvent, Uni<Void>> effect) {
        if (!intake.enter()) {
            // Neither taken nor refused: the broker gives it to another process when this one lets go of the queue.
            return Uni.createFrom().nothing();
        }
        Context context = Vertx.currentContext();
        byte[] body = bytes(message.getPayload());
        return patiently(context, () -> once(body, effect), TransientFailures::isTransient)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "%s puts a message aside", consumer);
                    return patiently(context, () -> deadLetters.add(body, messageId(body), failure), any -> true);
                })
                .chain(() -> Uni.createFrom().completionStage((CompletionStage<Void>) message.ack()))
                .onTermination()
                .invoke(() -> {
                    inHand = null;
                    intake.exit();
                });
    }

    private Uni<Void> once(byte[] body, Function<ReceivedEvent, Uni<Void>> effect) {
        ReceivedEvent event = ReceivedEvent.parse(body);
        inHand = event.time();
        Work work = trace.continueFrom(Work.Kind.CONSUMER, event.extensions().get("traceparent"));
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> firstTime(session, event))
                        .chain(first ->
                                first ? effect.apply(event) : Uni.createFrom().voidItem()))
                .onTermination()
                .invoke((done, failure, cancelled) ->
                        work.end("process " + event.type(), failure != null, Map.of("messaging.system", "rabbitmq")));
    }

    private static Uni<Boolean> firstTime(Mutiny.Session session, ReceivedEvent event) {
        return session.createNativeQuery("INSERT INTO inbox (id, type) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING")
                .setParameter(1, event.id())
                .setParameter(2, event.type())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    /** Tries on the message's own context, where sessions live, with growing pauses, for as long as it takes. */
    private Uni<Void> patiently(
            Context context, Supplier<Uni<Void>> work, java.util.function.Predicate<Throwable> again) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> context.runOnContext(ignored -> Uni.createFrom()
                        .deferred(() -> work.get())
                        .subscribe()
                        .with(done -> emitter.complete(null), emitter::fail)))
                .onFailure(again)
                .invoke(failure -> LOG.warnf("%s will try an event again: %s", consumer, failure))
                .onFailure(again)
                .retry()
                .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .indefinitely();
    }

    private static byte[] bytes(Object payload) {
        return switch (payload) {
            case byte[] bytes -> bytes;
            case Buffer buffer -> buffer.getBytes();
            case JsonObject json -> json.encode().getBytes(StandardCharsets.UTF_8);
            default -> payload.toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String messageId(byte[] body) {
        try {
            return ReceivedEvent.parse(body).id().toString();
        } catch (ReceivedEvent.MalformedEvent e) {
            return "unreadable";
        }
    }
}
