package org.minga.platform.data.lifecycle;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Runs a service, or one chore of an operator with the same jar and the same configuration:
 *
 * <pre>
 *   java -jar quarkus-run.jar                   serves
 *   java -jar quarkus-run.jar migrate           brings the schema up to date (owner role) and ends
 *   java -jar quarkus-run.jar republish QUEUE   fills a queue from the event log and ends
 *   java -jar quarkus-run.jar put-back          moves dead letters back to the service's queue and ends
 * </pre>
 */
@QuarkusMain
public final class ServiceMain {
    private ServiceMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
            return;
        }
        // A chore serves nobody: no HTTP, no consumers, no relay, no migration but the one asked for.
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        System.setProperty("mp.messaging.incoming.events.enabled", "false");
        System.setProperty("minga.outbox.relay", "false");
        System.setProperty("minga.db.migrate-at-start", "false");
        System.setProperty("quarkus.shutdown.delay", "0s");
        Quarkus.run(Chores.class, args);
    }
}
