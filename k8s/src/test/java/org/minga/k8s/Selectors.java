package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.items;
import static org.minga.k8s.Rendering.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What selects pods or names a workload or a port must find exactly what it means. */
final class Selectors implements Policy {
    @Override
    public Stream<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, String>> pods = Surroundings.pods(rendering);
        rendering.kinds("Deployment").forEach(deployment -> {
            expectOne(deployment, deployment.path("spec").path("selector"), pods, faults);
            expectOneEach(rendering, deployment, faults);
            items(Rendering.pod(deployment).path("topologySpreadConstraints"))
                    .filter(spread ->
                            !Labels.match(spread.path("labelSelector"), Labels.of(Rendering.podLabels(deployment))))
                    .forEach(spread -> faults.add(id(deployment) + " spreads pods that are not its own"));
        });
        rendering
                .kinds("PodDisruptionBudget")
                .forEach(budget -> expectOne(budget, budget.path("spec").path("selector"), pods, faults));
        rendering.kinds("Service").forEach(service -> service(rendering, service, pods, faults));
        rendering.kinds("HorizontalPodAutoscaler", "ScaledObject").forEach(scaler -> {
            JsonNode target = scaler.path("spec").path("scaleTargetRef");
            if (!rendering.has(target.path("kind").asText(), target.path("name").asText())) {
                faults.add(id(scaler) + " scales nothing");
            }
        });
        rendering.kinds("ServiceMonitor").forEach(monitor -> monitor(rendering, monitor, faults));
        return faults.stream();
    }

    private static void expectOne(
            ObjectNode owner, JsonNode selector, Map<String, Map<String, String>> pods, List<String> faults) {
        List<String> found = pods.entrySet().stream()
                .filter(pod -> Labels.match(selector, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!found.equals(List.of(name(owner)))) {
            faults.add(id(owner) + " selects " + found);
        }
    }

    /** One budget, one autoscaler, one Service, one ServiceAccount. */
    private static void expectOneEach(Rendering rendering, ObjectNode deployment, List<String> faults) {
        long scalers = rendering
                .kinds("HorizontalPodAutoscaler", "ScaledObject")
                .filter(s -> s.path("spec")
                        .path("scaleTargetRef")
                        .path("name")
                        .asText()
                        .equals(name(deployment)))
                .count();
        if (scalers != 1) {
            faults.add(id(deployment) + " has " + scalers + " autoscalers");
        }
        for (String kind : List.of("PodDisruptionBudget", "Service", "ServiceAccount")) {
            if (!rendering.has(kind, name(deployment))) {
                faults.add(id(deployment) + " has no " + kind);
            }
        }
        if (deployment.path("spec").has("replicas")) {
            faults.add(id(deployment) + " sets replicas, which belong to its autoscaler");
        }
    }

    private static void service(
            Rendering rendering, ObjectNode service, Map<String, Map<String, String>> pods, List<String> faults) {
        JsonNode selector = service.path("spec").path("selector");
        List<String> found = pods.entrySet().stream()
                .filter(pod -> Labels.matchesAll(selector, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!found.equals(List.of(name(service)))) {
            faults.add(id(service) + " selects " + found);
            return;
        }
        List<String> ports = rendering
                .find("Deployment", name(service))
                .map(Rendering::container)
                .map(container -> items(container.path("ports"))
                        .map(port -> port.path("name").asText())
                        .toList())
                .orElse(List.of());
        items(service.path("spec").path("ports"))
                .map(port -> port.path("targetPort").asText())
                .filter(port -> !ports.contains(port))
                .forEach(
                        port -> faults.add(id(service) + " sends to the port " + port + ", which its pods don't have"));
    }

    private static void monitor(Rendering rendering, ObjectNode monitor, List<String> faults) {
        JsonNode selector = monitor.path("spec").path("selector");
        List<String> wanted = items(monitor.path("spec").path("endpoints"))
                .map(endpoint -> endpoint.path("port").asText())
                .distinct()
                .toList();
        List<String> selected = new ArrayList<>();
        rendering
                .kinds("Service")
                .filter(s -> Labels.match(selector, Labels.of(s.path("metadata").path("labels"))))
                .forEach(s -> selected.add(name(s)));
        rendering
                .kinds("RabbitmqCluster")
                .filter(r -> Labels.match(selector, Surroundings.pods(rendering).getOrDefault(name(r), Map.of())))
                .forEach(r -> selected.add(name(r)));
        if (selected.isEmpty()) {
            faults.add(id(monitor) + " watches nothing");
        }
        for (String service : selected) {
            wanted.stream()
                    .filter(port -> !Surroundings.services(rendering)
                            .getOrDefault(service, Set.of())
                            .contains(port))
                    .forEach(port -> faults.add(id(monitor) + " asks " + service + " at the port " + port));
        }
    }
}
