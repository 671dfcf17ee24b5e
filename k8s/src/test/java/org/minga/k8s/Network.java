package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may open a connection to whom. Everything is denied; the edges that the policies allow are those of
 * {@code edges.txt}, no more and no fewer, and between two pods both ends allow them.
 */
final class Network implements Policy {
    @Override
    public Stream<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        if (rendering.kinds("NetworkPolicy").noneMatch(Network::deniesAll)) {
            faults.add("nothing denies what is not allowed");
        }
        Map<String, Map<String, String>> pods = Surroundings.pods(rendering);
        Set<String> out = edges(rendering, pods, "egress", faults);
        Set<String> in = edges(rendering, pods, "ingress", faults);
        Set<String> inside = pods.keySet();
        out.stream()
                .filter(e -> inside.contains(to(e)) && !in.contains(e))
                .forEach(e -> faults.add(e + " may leave but not enter"));
        in.stream()
                .filter(e -> inside.contains(from(e)) && !out.contains(e))
                .forEach(e -> faults.add(e + " may enter but not leave"));
        Set<String> allowed = new TreeSet<>(out);
        allowed.addAll(in);
        Set<String> declared = declared();
        allowed.stream()
                .filter(e -> !declared.contains(e))
                .forEach(e -> faults.add(e + " is allowed but not in edges.txt"));
        declared.stream()
                .filter(e -> !allowed.contains(e))
                .forEach(e -> faults.add(e + " is in edges.txt but not allowed"));
        return faults.stream();
    }

    private static boolean deniesAll(ObjectNode policy) {
        JsonNode spec = policy.path("spec");
        return spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").size() == 2
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    private static String from(String edge) {
        return edge.substring(0, edge.indexOf(" -> "));
    }

    private static String to(String edge) {
        return edge.substring(edge.indexOf(" -> ") + 4, edge.lastIndexOf(':'));
    }

    private static Set<String> edges(
            Rendering rendering, Map<String, Map<String, String>> pods, String direction, List<String> faults) {
        boolean leaves = direction.equals("egress");
        Set<String> edges = new TreeSet<>();
        rendering.kinds("NetworkPolicy").forEach(policy -> {
            List<String> selected = matching(pods, policy.at("/spec/podSelector"));
            if (selected.isEmpty()) {
                faults.add(id(policy) + " selects nothing");
            }
            for (JsonNode rule : policy.path("spec").path(direction)) {
                List<String> peers = items(rule.path(leaves ? "to" : "from"))
                        .flatMap(peer -> peers(pods, peer, policy, faults))
                        .toList();
                for (String peer : peers.isEmpty() ? List.of("anywhere") : peers) {
                    for (String own : selected.size() == pods.size() ? List.of("every pod") : selected) {
                        items(rule.path("ports"))
                                .forEach(port -> edges.add(
                                        leaves
                                                ? edge(rendering, own, peer, port, faults)
                                                : edge(rendering, peer, own, port, faults)));
                    }
                }
                if (rule.path("ports").isEmpty()) {
                    faults.add(id(policy) + " allows every port");
                }
            }
        });
        return edges;
    }

    private static Stream<String> peers(
            Map<String, Map<String, String>> pods, JsonNode peer, ObjectNode policy, List<String> faults) {
        if (peer.has("ipBlock")) {
            return Stream.of("internet");
        }
        if (peer.has("namespaceSelector")) {
            String pod = String.join(
                    "", Labels.of(peer.at("/podSelector/matchLabels")).values());
            return Stream.of("namespace "
                    + peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                            .asText("any")
                    + (pod.isEmpty() ? "" : "/" + pod));
        }
        List<String> found = matching(pods, peer.path("podSelector"));
        if (found.isEmpty()) {
            faults.add(id(policy) + " has a peer that is nobody");
        }
        return found.stream();
    }

    private static List<String> matching(Map<String, Map<String, String>> pods, JsonNode selector) {
        return pods.entrySet().stream()
                .filter(pod -> Labels.match(selector, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A policy is about the ports of pods, not of Services. */
    private static String edge(Rendering rendering, String from, String to, JsonNode port, List<String> faults) {
        String number = port.path("port").asText();
        rendering
                .find("Deployment", to)
                .filter(d -> items(Rendering.container(d).path("ports"))
                        .noneMatch(p -> p.path("containerPort").asText().equals(number)))
                .ifPresent(d ->
                        faults.add(from + " may ask " + to + " at the port " + number + ", which it does not have"));
        return from + " -> " + to + ":" + number
                + (port.path("protocol").asText().equals("UDP") ? "/udp" : "");
    }

    /** Lines {@code from -> to:port,port}; a hash begins a remark. */
    private static Set<String> declared() {
        try (Stream<String> lines = Files.lines(Kustomize.folder().resolve("edges.txt"))) {
            return lines.map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .flatMap(line -> {
                        String[] ends = line.split(":", 2);
                        return Stream.of(ends[1].split(",")).map(port -> ends[0] + ":" + port);
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
