package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.items;
import static org.minga.k8s.Rendering.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Autoscalers look at queues that exist, and let no more replicas come than the database has connections for. */
final class Scaling implements Policy {
    /** For the operator, its exporter, backups and a person with psql. */
    private static final int RESERVED = 15;

    @Override
    public Stream<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        Set<String> queues = queues();
        rendering.kinds("ScaledObject").forEach(scaler -> {
            String service = scaler.at("/spec/scaleTargetRef/name").asText();
            items(scaler.at("/spec/triggers"))
                    .filter(t -> t.path("type").asText().equals("rabbitmq"))
                    .forEach(t -> {
                        String queue = t.at("/metadata/queueName").asText();
                        if (!queues.contains(queue)) {
                            faults.add(
                                    id(scaler) + " looks at the queue " + queue + ", which the topology does not have");
                        }
                        if (!queue.equals(service.replace("-service", ".inbox"))) {
                            faults.add(id(scaler) + " scales " + service + " on somebody else's queue");
                        }
                    });
            range(
                    scaler,
                    scaler.at("/spec/minReplicaCount").asInt(),
                    scaler.at("/spec/maxReplicaCount").asInt(),
                    faults);
            connections(rendering, service, scaler.at("/spec/maxReplicaCount").asInt(), faults);
        });
        rendering.kinds("HorizontalPodAutoscaler").forEach(scaler -> {
            int most = scaler.at("/spec/maxReplicas").asInt();
            range(scaler, scaler.at("/spec/minReplicas").asInt(), most, faults);
            connections(rendering, scaler.at("/spec/scaleTargetRef/name").asText(), most, faults);
        });
        rendering.kinds("Cluster").forEach(cluster -> {
            int instances = cluster.at("/spec/instances").asInt();
            if (cluster.at("/spec/postgresql/synchronous/number").asInt(0) >= instances) {
                faults.add(id(cluster) + " waits for more replicas than it has");
            }
        });
        rendering
                .kinds("RabbitmqCluster")
                .filter(r -> r.at("/spec/replicas").asInt() % 2 == 0)
                .forEach(r -> faults.add(id(r) + " has no majority"));
        return faults.stream();
    }

    private static void range(ObjectNode scaler, int least, int most, List<String> faults) {
        if (least < 1 || most < least) {
            faults.add(id(scaler) + " goes from " + least + " to " + most);
        }
    }

    /** While a Deployment is rolled out it has one pod more than its autoscaler wants. */
    private static void connections(Rendering rendering, String service, int most, List<String> faults) {
        rendering.find("Cluster", service.replace("-service", "-db")).ifPresent(cluster -> {
            int available =
                    cluster.at("/spec/postgresql/parameters/max_connections").asInt();
            int wanted = (most + 1) * perReplica() + RESERVED;
            if (wanted > available) {
                faults.add(
                        name(cluster) + " has " + available + " connections, but " + service + " may want " + wanted);
            }
        });
    }

    /** The pools as the platform sets them, and the relay's own connection. */
    private static int perReplica() {
        Properties defaults = new Properties();
        try (InputStream file = Files.newInputStream(
                Kustomize.root().resolve("platform/data/src/main/resources/META-INF/microprofile-config.properties"))) {
            defaults.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Integer.parseInt(defaults.getProperty("quarkus.datasource.reactive.max-size"))
                + Integer.parseInt(defaults.getProperty("quarkus.datasource.jdbc.max-size"))
                + 1;
    }

    private static Set<String> queues() {
        try {
            JsonNode topology = new ObjectMapper()
                    .readTree(
                            Kustomize.root().resolve("contracts/topology.json").toFile());
            return items(topology.path("queues"))
                    .map(q -> q.path("name").asText())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
