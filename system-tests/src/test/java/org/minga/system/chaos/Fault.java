package org.minga.system.chaos;

import java.time.Duration;
import java.util.Set;
import org.minga.local.cli.platform.Service;

/**
 * Something that breaks for a while.
 *
 * @param troubled services whose answers may suffer from it
 * @param lasting from the beginning to the end of it
 * @param mend what is left to do once everybody is well again
 */
public record Fault(String name, Set<Service> troubled, Duration lasting, Step begin, Step end, Step mend) {
    /** One thing done to the platform. */
    public interface Step {
        Step NOTHING = () -> {};

        void take() throws Exception;
    }

    public Fault lastingAtMost(Duration most) {
        return new Fault(name, troubled, lasting.compareTo(most) > 0 ? most : lasting, begin, end, mend);
    }

    boolean spares(Operation operation) {
        return !troubled.contains(operation.kind().service());
    }
}
