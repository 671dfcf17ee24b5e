package org.minga.voting.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.minga.voting.VotingConfig;

/**
 * The thread that keeps the logs: publishes the keys, then looks for what waits, again and again. A database that is not
 * there makes it wait, and keeps nothing else of the service from starting.
 */
@ApplicationScoped
class LogKeeping {
    private static final Logger LOG = Logger.getLogger(LogKeeping.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Sequencer sequencer;
    private final PublishedKeys keys;
    private final SigningKeys signing;
    private final boolean serving;
    private final Duration poll;
    private volatile boolean stopped;
    private final Map<UUID, Long> troubled = new HashMap<>();
    private boolean published;
    private @Nullable Thread thread;

    /** @param serving false where the process does a chore only, such as migrating */
    LogKeeping(
            Sequencer sequencer,
            PublishedKeys keys,
            SigningKeys signing,
            VotingConfig config,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean serving) {
        this.signing = signing;
        this.serving = serving;
        this.sequencer = sequencer;
        this.keys = keys;
        this.poll = config.logPoll();
    }

    void start(@Observes StartupEvent event) {
        if (!serving) {
            return;
        }
        // Without a key the service must not start: it could keep no promise.
        signing.active();
        thread = Thread.ofPlatform().name("ballot-log").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(2_000);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                Thread.sleep(round() ? poll : PAUSE);
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    /** False if the database was of no help. */
    private boolean round() {
        List<UUID> contests;
        try {
            if (!published) {
                keys.publish();
                published = true;
            }
            contests = sequencer.contests();
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.warnf("the ballot logs wait %s: %s", PAUSE, e);
            }
            return false;
        }
        // Replicas that begin with different contests are in each other's way less.
        Collections.shuffle(contests);
        contests.forEach(this::append);
        return true;
    }

    /** One log in trouble must not keep the others waiting. */
    private void append(UUID contest) {
        Long before = troubled.get(contest);
        if (before != null && System.nanoTime() - before < PAUSE.toNanos()) {
            return;
        }
        try {
            sequencer.append(contest);
            troubled.remove(contest);
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.errorf(e, "the log of contest %s could not be appended to; it is tried again", contest);
                troubled.put(contest, System.nanoTime());
            }
        }
    }
}
