package org.minga.k8s;

import static org.minga.k8s.Rendering.id;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;

/** A pod that is told to go has time to be forgotten, to answer what it has, and to end by itself. */
final class Stopping implements Policy {
    private static final int FORGOTTEN = 5;
    private static final int SPARE = 10;

    @Override
    public Stream<String> faults(Rendering rendering) {
        return rendering.kinds("Deployment").flatMap(deployment -> faults(rendering, deployment));
    }

    private static Stream<String> faults(Rendering rendering, ObjectNode deployment) {
        Map<String, String> environment = Environment.of(rendering, deployment);
        int asleep = Rendering.container(deployment)
                .at("/lifecycle/preStop/sleep/seconds")
                .asInt();
        int delay = seconds(environment.getOrDefault("MINGA_SHUTDOWN_DELAY", "0s"));
        int timeout = seconds(environment.getOrDefault("MINGA_SHUTDOWN_TIMEOUT", "0s"));
        int grace =
                Rendering.pod(deployment).path("terminationGracePeriodSeconds").asInt();
        Stream.Builder<String> faults = Stream.builder();
        if (asleep < FORGOTTEN) {
            faults.add(id(deployment) + " stops listening before it is forgotten");
        }
        if (timeout < answerSeconds()) {
            faults.add(id(deployment) + " cuts answers that may take " + answerSeconds() + " s");
        }
        if (grace < asleep + delay + timeout + SPARE) {
            faults.add(id(deployment) + " is killed after " + grace + " s, but may need " + (asleep + delay + timeout)
                    + " s and " + SPARE + " to spare");
        }
        if (deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1) != 0) {
            faults.add(id(deployment) + " has fewer pods while it is rolled out");
        }
        return faults.build();
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("s", ""));
    }

    /** How long the gateway waits for the beginning of an answer, unless an operation says otherwise. */
    private static int answerSeconds() {
        try {
            return new ObjectMapper()
                    .readTree(Kustomize.root().resolve("contracts/routes.json").toFile())
                    .at("/defaults/answerSeconds")
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
