package org.minga.platform.data.lifecycle;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintStream;
import org.flywaydb.core.Flyway;
import org.minga.platform.data.inbox.DeadLetters;
import org.minga.platform.data.outbox.Republish;

/** What an operator asks of a service's jar besides serving; see {@link ServiceMain}. */
public class Chores implements QuarkusApplication {
    private static final int USAGE = 2;

    private final Flyway flyway;
    private final Republish republish;
    private final DeadLetters deadLetters;

    @Inject
    Chores(Flyway flyway, Republish republish, DeadLetters deadLetters) {
        this.flyway = flyway;
        this.republish = republish;
        this.deadLetters = deadLetters;
    }

    @Override
    public int run(String... args) throws Exception {
        PrintStream out = System.out;
        switch (args[0]) {
            case "migrate" -> out.printf("migrations run: %d%n", flyway.migrate().migrationsExecuted);
            case "republish" -> {
                if (args.length != 2) {
                    return usage("republish needs the name of a queue");
                }
                out.printf("events sent to %s: %d%n", args[1], republish.to(args[1]));
            }
            case "put-back" -> out.printf("messages put back: %d%n", deadLetters.putBack());
            default -> {
                return usage("unknown chore: " + args[0]);
            }
        }
        return 0;
    }

    private static int usage(String fault) {
        System.err.println(fault + "; known: migrate, republish QUEUE, put-back");
        return USAGE;
    }
}
