package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.name;

import java.util.Set;
import java.util.stream.Stream;

/** A variable that the application does not know is a typing error that nobody would notice. */
final class EnvironmentKeys implements Policy {
    @Override
    public Stream<String> faults(Rendering rendering) {
        return rendering.workloads().flatMap(workload -> {
            Set<String> known = KnownKeys.of(name(workload).replace("-migration", ""));
            return Environment.of(rendering, workload).keySet().stream()
                    .filter(key -> !known.contains(key))
                    .map(key -> id(workload) + " sets " + key + ", which the application does not know");
        });
    }
}
