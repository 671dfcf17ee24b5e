package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.items;
import static org.minga.k8s.Rendering.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whatever an object names is there: Secrets with their keys, ConfigMaps, accounts, hosts, servers, routes' ends. */
final class References implements Policy {
    /** Fields whose value is {@code {name, key}} of a Secret. */
    private static final Set<String> KEYED =
            Set.of("secretKeyRef", "usernameSecret", "passwordSecret", "accessKeyId", "secretAccessKey");
    /** Fields whose value is {@code {name}} of a Secret that must hold username and password. */
    private static final Set<String> ACCOUNTS = Set.of("importCredentialsSecret", "passwordSecret");

    @Override
    public Stream<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        secrets(rendering, faults);
        workloads(rendering, faults);
        rendering.objects().forEach(object -> named(rendering, object, faults));
        hosts(rendering, faults);
        return faults.stream();
    }

    private static void secrets(Rendering rendering, List<String> faults) {
        Map<String, Set<String>> used = new TreeMap<>();
        rendering.objects().forEach(object -> usedSecrets(object, "", used));
        rendering
                .kinds("Cluster")
                .map(c -> c.at("/spec/bootstrap/initdb/secret/name").asText())
                .forEach(name -> account(name, used));
        rendering
                .kinds("Keycloak")
                .map(k -> k.at("/spec/bootstrapAdmin/user/secret").asText())
                .forEach(name -> account(name, used));
        rendering
                .kinds("TriggerAuthentication")
                .forEach(a -> items(a.at("/spec/secretTargetRef")).forEach(s -> use(s, used)));
        rendering
                .kinds("KeycloakRealmImport")
                .forEach(i -> i.at("/spec/placeholders").forEach(p -> use(p.path("secret"), used)));
        rendering
                .workloads()
                .forEach(w -> items(Rendering.pod(w).path("volumes"))
                        .filter(v -> v.has("secret"))
                        .forEach(v ->
                                used.computeIfAbsent(v.at("/secret/secretName").asText(), n -> new TreeSet<>())));
        used.forEach((secret, keys) -> rendering
                .find("ExternalSecret", secret)
                .ifPresentOrElse(
                        source -> keys.stream()
                                .filter(key -> !provides(source, key))
                                .forEach(key -> faults.add("Secret " + secret + " has no key " + key)),
                        () -> faults.add("Secret " + secret + " comes from nowhere")));
        rendering
                .kinds("ExternalSecret")
                .filter(s -> !used.containsKey(name(s)))
                .forEach(s -> faults.add(id(s) + " is used by nobody"));
    }

    private static boolean provides(ObjectNode source, String key) {
        return source.at("/spec").has("dataFrom")
                || items(source.at("/spec/data"))
                        .anyMatch(d -> d.path("secretKey").asText().equals(key));
    }

    private static void usedSecrets(JsonNode node, String field, Map<String, Set<String>> used) {
        if (KEYED.contains(field) && node.has("key")) {
            use(node, used);
        } else if (ACCOUNTS.contains(field)) {
            account(node.path("name").asText(), used);
        }
        node.properties().forEach(entry -> usedSecrets(entry.getValue(), entry.getKey(), used));
        if (node.isArray()) {
            node.forEach(item -> usedSecrets(item, "", used));
        }
    }

    private static void use(JsonNode reference, Map<String, Set<String>> used) {
        used.computeIfAbsent(reference.path("name").asText(), n -> new TreeSet<>())
                .add(reference.path("key").asText());
    }

    private static void account(String secret, Map<String, Set<String>> used) {
        used.computeIfAbsent(secret, n -> new TreeSet<>()).addAll(Set.of("username", "password"));
    }

    private static void workloads(Rendering rendering, List<String> faults) {
        rendering.workloads().forEach(workload -> {
            JsonNode pod = Rendering.pod(workload);
            expect(rendering, workload, "ServiceAccount", pod.path("serviceAccountName"), faults);
            items(Rendering.container(workload).path("envFrom"))
                    .forEach(source ->
                            expect(rendering, workload, "ConfigMap", source.at("/configMapRef/name"), faults));
            List<String> volumes =
                    items(pod.path("volumes")).map(v -> v.path("name").asText()).toList();
            items(Rendering.container(workload).path("volumeMounts"))
                    .map(m -> m.path("name").asText())
                    .filter(mount -> !volumes.contains(mount))
                    .forEach(mount ->
                            faults.add(id(workload) + " mounts the volume " + mount + ", which it does not have"));
        });
    }

    private static void named(Rendering rendering, ObjectNode object, List<String> faults) {
        JsonNode spec = object.path("spec");
        switch (Rendering.kind(object)) {
            case "ScaledObject" ->
                items(spec.path("triggers"))
                        .filter(t -> t.has("authenticationRef"))
                        .forEach(t -> expect(
                                rendering, object, "TriggerAuthentication", t.at("/authenticationRef/name"), faults));
            case "Exchange", "Queue", "Binding", "User" ->
                expect(rendering, object, "RabbitmqCluster", spec.at("/rabbitmqClusterReference/name"), faults);
            case "Permission" -> {
                expect(rendering, object, "RabbitmqCluster", spec.at("/rabbitmqClusterReference/name"), faults);
                expect(rendering, object, "User", spec.at("/userReference/name"), faults);
            }
            case "ScheduledBackup" -> expect(rendering, object, "Cluster", spec.at("/cluster/name"), faults);
            case "Cluster" -> {
                items(spec.path("plugins"))
                        .forEach(p ->
                                expect(rendering, object, "ObjectStore", p.at("/parameters/barmanObjectName"), faults));
                if (!rendering.has("ScheduledBackup", name(object))) {
                    faults.add(id(object) + " is never backed up");
                }
            }
            case "KeycloakRealmImport" -> expect(rendering, object, "Keycloak", spec.path("keycloakCRName"), faults);
            case "HTTPRoute" ->
                items(spec.path("rules"))
                        .flatMap(r -> items(r.path("backendRefs")))
                        .forEach(b -> end(
                                rendering,
                                object,
                                b.path("name").asText(),
                                b.path("port").asText(),
                                faults));
            case "Ingress" ->
                items(spec.path("rules"))
                        .flatMap(r -> items(r.at("/http/paths")))
                        .map(p -> p.at("/backend/service"))
                        .forEach(b -> end(
                                rendering,
                                object,
                                b.path("name").asText(),
                                b.at("/port/name").asText(b.at("/port/number").asText()),
                                faults));
            default -> {
                // names nothing
            }
        }
    }

    private static void expect(Rendering rendering, ObjectNode owner, String kind, JsonNode name, List<String> faults) {
        if (!rendering.has(kind, name.asText())) {
            faults.add(id(owner) + " names the " + kind + " " + name.asText() + ", which is not there");
        }
    }

    private static void end(Rendering rendering, ObjectNode owner, String service, String port, List<String> faults) {
        if (!Surroundings.services(rendering).getOrDefault(service, Set.of()).contains(port)) {
            faults.add(id(owner) + " leads to " + service + ":" + port + ", which is not there");
        }
    }

    /** Addresses within the namespace, in the environment and in what KEDA asks. */
    private static void hosts(Rendering rendering, List<String> faults) {
        Map<String, Set<String>> services = Surroundings.services(rendering);
        rendering
                .workloads()
                .forEach(workload -> Environment.of(rendering, workload).forEach((key, value) -> {
                    String host =
                            value.startsWith("http://") ? URI.create(value).getHost() : value;
                    boolean address =
                            value.startsWith("http://") || (key.endsWith("_HOST") && !key.equals("MINGA_HTTP_HOST"));
                    // A name with a dot is of somewhere else.
                    if (address && !host.contains(".") && !services.containsKey(host)) {
                        faults.add(id(workload) + ": " + key + " is " + value + ", which is not there");
                    }
                }));
        rendering
                .kinds("Keycloak")
                .map(k -> k.at("/spec/db/host").asText())
                .filter(host -> !services.containsKey(host))
                .forEach(host -> faults.add("Keycloak's database " + host + " is not there"));
        rendering
                .kinds("ScaledObject")
                .forEach(scaler -> items(scaler.at("/spec/triggers"))
                        .filter(t -> t.at("/metadata/host").isTextual())
                        .forEach(t -> {
                            URI host = URI.create(t.at("/metadata/host").asText());
                            String namespace = scaler.at("/metadata/namespace").asText();
                            boolean there = services.entrySet().stream()
                                    .anyMatch(s -> host.getHost().equals(s.getKey() + "." + namespace + ".svc")
                                            && s.getValue().contains(Integer.toString(host.getPort())));
                            if (!there) {
                                faults.add(id(scaler) + " asks " + host + ", which is not there");
                            }
                        }));
    }
}
