package org.minga.k8s;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is there once the operators have done their work: pods with their labels, Services with their ports. What
 * operators make is written down here from their documentation; everything else is read from the rendering.
 */
final class Surroundings {
    private Surroundings() {}

    /** Labels of pods, by the name of what they belong to. */
    static Map<String, Map<String, String>> pods(Rendering rendering) {
        Map<String, Map<String, String>> pods = new TreeMap<>();
        rendering.workloads().forEach(w -> pods.put(Rendering.name(w), Labels.of(Rendering.podLabels(w))));
        rendering.kinds("Cluster").map(Rendering::name).forEach(n -> pods.put(n, Map.of("cnpg.io/cluster", n)));
        rendering
                .kinds("RabbitmqCluster")
                .map(Rendering::name)
                .forEach(n -> pods.put(
                        n,
                        Map.of(
                                "app.kubernetes.io/name", n,
                                "app.kubernetes.io/component", "rabbitmq",
                                "app.kubernetes.io/part-of", "rabbitmq")));
        rendering.kinds("Keycloak").map(Rendering::name).forEach(n -> {
            pods.put(n, Map.of("app", "keycloak"));
            pods.put(n + "-operator", Map.of("app.kubernetes.io/name", "keycloak-operator"));
        });
        rendering
                .kinds("KeycloakRealmImport")
                .map(Rendering::name)
                .forEach(n -> pods.put(n + "-realm-import", Map.of("app", "keycloak-realm-import")));
        return pods;
    }

    /** Ports by name and number of every Service in the namespace. */
    static Map<String, Set<String>> services(Rendering rendering) {
        Map<String, Set<String>> services = new TreeMap<>();
        rendering.kinds("Service").forEach(service -> {
            Set<String> ports = new TreeSet<>();
            Rendering.items(service.path("spec").path("ports")).forEach(port -> {
                ports.add(port.path("port").asText());
                ports.add(port.path("name").asText());
            });
            services.put(Rendering.name(service), ports);
        });
        rendering.kinds("Cluster").map(Rendering::name).forEach(n -> services.put(n + "-rw", Set.of("5432")));
        rendering
                .kinds("RabbitmqCluster")
                .map(Rendering::name)
                .forEach(n -> services.put(n, Set.of("5672", "15672", "15692", "prometheus")));
        rendering
                .kinds("Keycloak")
                .map(Rendering::name)
                .forEach(n -> services.put(n + "-service", Set.of("8080", "9000", "management")));
        return services;
    }
}
