package org.minga.k8s;

import static org.minga.k8s.Rendering.id;
import static org.minga.k8s.Rendering.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Pods are restricted as the Pod Security Standard says, bounded, probed, spread, and hold no token. */
final class Pods implements Policy {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe",
            "/q/health/started",
            "livenessProbe",
            "/q/health/live",
            "readinessProbe",
            "/q/health/ready");

    @Override
    public Stream<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        rendering
                .kinds("Namespace")
                .filter(n -> !n.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText()
                        .equals("restricted"))
                .forEach(n -> faults.add(id(n) + " does not enforce restricted pods"));
        rendering
                .kinds("ServiceAccount")
                .filter(a -> a.path("automountServiceAccountToken").asBoolean(true))
                .forEach(a -> faults.add(id(a) + " hands out its token"));
        rendering.workloads().forEach(workload -> {
            restricted(workload, faults);
            bounded(workload, faults);
        });
        rendering.kinds("Deployment").forEach(deployment -> {
            probed(rendering, deployment, faults);
            if (items(Rendering.pod(deployment).path("topologySpreadConstraints"))
                            .count()
                    < 2) {
                faults.add(id(deployment) + " is not spread over zones and nodes");
            }
        });
        rendering
                .kinds("PodDisruptionBudget")
                .filter(b -> b.at("/spec/maxUnavailable").asInt() != 1)
                .forEach(b -> faults.add(id(b) + " does not let go of one pod at a time"));
        owners(rendering, faults);
        return faults.stream();
    }

    private static void restricted(ObjectNode workload, List<String> faults) {
        JsonNode pod = Rendering.pod(workload);
        expect(
                workload,
                "automountServiceAccountToken",
                !pod.path("automountServiceAccountToken").asBoolean(true),
                faults);
        expect(workload, "runAsNonRoot", pod.at("/securityContext/runAsNonRoot").asBoolean(), faults);
        expect(workload, "runAsUser", pod.at("/securityContext/runAsUser").asInt() > 0, faults);
        expect(
                workload,
                "seccompProfile",
                pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                faults);
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            expect(workload, host, !pod.path(host).asBoolean(), faults);
        }
        items(pod.path("volumes"))
                .forEach(volume -> volume.fieldNames()
                        .forEachRemaining(field -> expect(
                                workload,
                                "volume of kind " + field,
                                field.equals("name") || VOLUMES.contains(field),
                                faults)));
        expect(workload, "one container", pod.path("containers").size() == 1 && !pod.has("initContainers"), faults);
        JsonNode own = Rendering.container(workload).path("securityContext");
        expect(
                workload,
                "allowPrivilegeEscalation",
                !own.path("allowPrivilegeEscalation").asBoolean(true),
                faults);
        expect(workload, "privileged", !own.path("privileged").asBoolean(), faults);
        expect(
                workload,
                "readOnlyRootFilesystem",
                own.path("readOnlyRootFilesystem").asBoolean(),
                faults);
        expect(
                workload,
                "capabilities",
                own.at("/capabilities/drop/0").asText().equals("ALL")
                        && !own.at("/capabilities").has("add"),
                faults);
    }

    private static void bounded(ObjectNode workload, List<String> faults) {
        JsonNode resources = Rendering.container(workload).path("resources");
        JsonNode memory = resources.at("/requests/memory");
        expect(
                workload,
                "requests",
                memory.isTextual() && resources.at("/requests").has("cpu"),
                faults);
        expect(workload, "memory limit equal to its request", memory.equals(resources.at("/limits/memory")), faults);
        expect(workload, "no limit on cpu", !resources.path("limits").has("cpu"), faults);
    }

    /** The three probes that the application has, on the port that it is told to have them on. */
    private static void probed(Rendering rendering, ObjectNode deployment, List<String> faults) {
        JsonNode container = Rendering.container(deployment);
        Map<String, String> environment = Environment.of(rendering, deployment);
        items(container.path("ports")).forEach(port -> {
            String key = port.path("name").asText().equals("http") ? "MINGA_HTTP_PORT" : "MINGA_MANAGEMENT_PORT";
            expect(
                    deployment,
                    "port " + port.path("name").asText(),
                    port.path("containerPort").asText().equals(environment.get(key)),
                    faults);
        });
        PROBES.forEach((probe, path) -> {
            JsonNode get = container.path(probe).path("httpGet");
            expect(
                    deployment,
                    probe,
                    get.path("path").asText().equals(path)
                            && get.path("port").asText().equals("management"),
                    faults);
        });
    }

    /** Only migrations hold the role that may change the schema. */
    private static void owners(Rendering rendering, List<String> faults) {
        rendering.workloads().forEach(workload -> {
            boolean owner =
                    Environment.of(rendering, workload).keySet().stream().anyMatch(k -> k.startsWith("MINGA_DB_OWNER"));
            boolean migration =
                    Rendering.container(workload).at("/args/0").asText().equals("migrate");
            expect(workload, "owner role", owner == migration, faults);
            expect(
                    workload,
                    "migrations in Jobs only",
                    migration == Rendering.kind(workload).equals("Job"),
                    faults);
        });
    }

    private static void expect(ObjectNode workload, String what, boolean fulfilled, List<String> faults) {
        if (!fulfilled) {
            faults.add(id(workload) + ": " + what);
        }
    }
}
