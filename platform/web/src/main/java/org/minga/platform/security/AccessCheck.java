package org.minga.platform.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.minga.platform.problem.Operations;

/** Refuses to start an application with an operation of which nobody said who may call it. */
@Singleton
class AccessCheck {

    private final Operations operations;

    AccessCheck(Operations operations) {
        this.operations = operations;
    }

    void check(@Observes @Priority(2) StartupEvent start) {
        List<String> faults = faults(operations.all());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "every operation needs exactly one of @RequiresScope and @PublicOperation: " + faults);
        }
    }

    static List<String> faults(List<Operations.Operation> operations) {
        List<String> faults = new ArrayList<>();
        for (Operations.Operation operation : operations) {
            if (AccessRule.of(operation.resource(), operation.method()) instanceof AccessRule.Undecided undecided) {
                faults.add(operation.name() + " " + undecided.why());
            }
        }
        return faults;
    }
}
