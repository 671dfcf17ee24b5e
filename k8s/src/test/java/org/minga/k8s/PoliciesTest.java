package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy holds in every overlay, and finds the faults that are planted for it. */
class PoliciesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Policy TYPES = new ApiTypes();
    private static final Policy SELECTORS = new Selectors();
    private static final Policy REFERENCES = new References();
    private static final Policy PODS = new Pods();
    private static final Policy KEYS = new EnvironmentKeys();
    private static final Policy STOPPING = new Stopping();
    private static final Policy IMAGES = new Images();
    private static final Policy SCALING = new Scaling();
    private static final Policy NETWORK = new Network();

    private static final String CONTAINER = "/spec/template/spec/containers/0";
    private static final String GATEWAY = "Deployment/gateway";

    static List<Policy> policies() {
        return List.of(TYPES, SELECTORS, REFERENCES, PODS, KEYS, STOPPING, IMAGES, SCALING, NETWORK);
    }

    static Stream<Arguments> everywhere() throws IOException {
        return OverlaysTest.overlays().stream()
                .flatMap(overlay -> policies().stream().map(policy -> arguments(overlay, policy)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void it_holds(String overlay, Policy policy) {
        assertThat(policy.faults(Rendering.of(overlay))).isEmpty();
    }

    static Stream<Arguments> plants() {
        return Stream.of(
                plant(TYPES, GATEWAY, CONTAINER + "/livenessProbe/periodSecond", "3", "livenessProbe.periodSecond"),
                plant(TYPES, GATEWAY, "/spec/revisionHistoryLimit", "few", "few"),
                plant(TYPES, "ScaledObject/voting-service", "/spec/minReplicas", "1", "minReplicas"),
                plant(TYPES, "ScaledObject/voting-service", "/spec/maxReplicaCount", "\"6\"", "/spec/maxReplicaCount"),
                plant(TYPES, "Cluster/voting-db", "/spec/bootstrap/initdb/databas", "voting", "databas"),
                plant(TYPES, "Cluster/voting-db", "/spec/instances", "null", "instances"),
                plant(TYPES, "KeycloakRealmImport/minga", "/spec/realm/enabled", "perhaps", "/spec/realm/enabled"),
                plant(TYPES, "HTTPRoute/api", "/apiVersion", "gateway.networking.k8s.io/v1alpha1", "is not of"),
                plant(TYPES, "Keycloak/keycloak", "/kind", "Keycloack", "nobody defines"),
                plant(SELECTORS, "Service/gateway", "/spec/selector/app.kubernetes.io~1name", "gatewy", "selects []"),
                plant(
                        SELECTORS,
                        "Service/campaign-service",
                        "/spec/selector/app.kubernetes.io~1component",
                        "null",
                        "campaign-service-migration"),
                plant(SELECTORS, "Service/gateway", "/spec/ports/0/targetPort", "web", "the port web"),
                plant(
                        SELECTORS,
                        "PodDisruptionBudget/gateway",
                        "/spec/selector/matchLabels",
                        "{}",
                        "PodDisruptionBudget/gateway selects"),
                plant(
                        SELECTORS,
                        "ScaledObject/voting-service",
                        "/spec/scaleTargetRef/name",
                        "voting",
                        "scales nothing"),
                plant(
                        SELECTORS,
                        "HorizontalPodAutoscaler/gateway",
                        "/spec/scaleTargetRef/name",
                        "voting-service",
                        "has 2 autoscalers"),
                plant(SELECTORS, "ServiceMonitor/minga", "/spec/endpoints/0/port", "metrics", "at the port metrics"),
                plant(
                        SELECTORS,
                        GATEWAY,
                        "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1name",
                        "x",
                        "spreads pods"),
                plant(SELECTORS, GATEWAY, "/spec/replicas", "2", "sets replicas"),
                plant(REFERENCES, GATEWAY, CONTAINER + "/envFrom/0/configMapRef/name", "mingo", "the ConfigMap mingo"),
                plant(
                        REFERENCES,
                        GATEWAY,
                        "/spec/template/spec/serviceAccountName",
                        "default",
                        "the ServiceAccount default"),
                plant(
                        REFERENCES,
                        "Deployment/voting-service",
                        CONTAINER + "/env/0/valueFrom/secretKeyRef/key",
                        "user",
                        "has no key user"),
                plant(
                        REFERENCES,
                        "Deployment/voting-service",
                        CONTAINER + "/volumeMounts/0/name",
                        "keys",
                        "mounts the volume keys"),
                plant(
                        REFERENCES,
                        "ExternalSecret/voting-db-owner",
                        "/metadata/name",
                        "owner",
                        "voting-db-owner comes from nowhere"),
                plant(
                        REFERENCES,
                        "ExternalSecret/campaign-client",
                        "/metadata/name",
                        "stale",
                        "ExternalSecret/stale is used by nobody"),
                plant(
                        REFERENCES,
                        "Cluster/voting-db",
                        "/spec/managed/roles/0/passwordSecret/name",
                        "app",
                        "Secret app comes from nowhere"),
                plant(REFERENCES, "HTTPRoute/api", "/spec/rules/0/backendRefs/0/port", "8080", "leads to gateway:8080"),
                plant(
                        REFERENCES,
                        "Binding/minga-unrouted",
                        "/spec/rabbitmqClusterReference/name",
                        "broker",
                        "the RabbitmqCluster broker"),
                plant(
                        REFERENCES,
                        "ScaledObject/voting-service",
                        "/spec/triggers/1/metadata/host",
                        "http://rabbitmq.other.svc:15672",
                        "rabbitmq.other.svc"),
                plant(REFERENCES, "ScheduledBackup/voting-db", "/metadata/name", "nightly", "is never backed up"),
                plant(REFERENCES, "Service/reward-service", "/metadata/name", "rewards", "MINGA_ROUTES_REWARD is"),
                plant(
                        PODS,
                        GATEWAY,
                        "/spec/template/spec/automountServiceAccountToken",
                        "null",
                        "automountServiceAccountToken"),
                plant(PODS, GATEWAY, "/spec/template/spec/securityContext/runAsNonRoot", "false", "runAsNonRoot"),
                plant(
                        PODS,
                        GATEWAY,
                        "/spec/template/spec/volumes/-",
                        "{name: host, hostPath: {path: /}}",
                        "volume of kind hostPath"),
                plant(
                        PODS,
                        "Job/voting-service-migration",
                        CONTAINER + "/securityContext/capabilities/drop/0",
                        "NET_RAW",
                        "capabilities"),
                plant(PODS, GATEWAY, CONTAINER + "/resources/limits/memory", "1Gi", "memory limit"),
                plant(PODS, GATEWAY, CONTAINER + "/readinessProbe/httpGet/path", "/health", "readinessProbe"),
                plant(PODS, GATEWAY, CONTAINER + "/ports/1/containerPort", "9001", "port management"),
                plant(PODS, GATEWAY, "/spec/template/spec/topologySpreadConstraints", "[]", "is not spread"),
                plant(PODS, "PodDisruptionBudget/gateway", "/spec/maxUnavailable", "0", "one pod at a time"),
                plant(
                        PODS,
                        "Namespace/minga",
                        "/metadata/labels/pod-security.kubernetes.io~1enforce",
                        "baseline",
                        "does not enforce"),
                plant(
                        PODS,
                        "Deployment/voting-service",
                        CONTAINER + "/env/0/name",
                        "MINGA_DB_OWNER_PASSWORD",
                        "owner role"),
                plant(
                        KEYS,
                        GATEWAY,
                        CONTAINER + "/env",
                        "[{name: MINGA_SHUTDOWN_DELAYS, value: 5s}]",
                        "MINGA_SHUTDOWN_DELAYS"),
                plant(KEYS, GATEWAY, CONTAINER + "/env", "[{name: MINGA_DB_HOST, value: db}]", "MINGA_DB_HOST"),
                plant(
                        KEYS,
                        "Job/voting-service-migration",
                        CONTAINER + "/env/0/name",
                        "MINGA_DB_USER",
                        "MINGA_DB_USER"),
                plant(STOPPING, "ConfigMap/minga", "/data/MINGA_SHUTDOWN_TIMEOUT", "50s", "is killed after"),
                plant(STOPPING, "ConfigMap/minga", "/data/MINGA_SHUTDOWN_TIMEOUT", "10s", "cuts answers"),
                plant(STOPPING, GATEWAY, CONTAINER + "/lifecycle", "null", "before it is forgotten"),
                plant(STOPPING, GATEWAY, "/spec/strategy/rollingUpdate/maxUnavailable", "1", "has fewer pods"),
                plant(IMAGES, GATEWAY, CONTAINER + "/image", "minga/gateway:latest", "runs minga/gateway:latest"),
                plant(IMAGES, GATEWAY, CONTAINER + "/image", "minga/gateway:0.1.0", "runs minga/gateway:0.1.0"),
                plant(IMAGES, "Keycloak/keycloak", "/spec/image", "quay.io/keycloak/keycloak", "no version"),
                plant(
                        SCALING,
                        "ScaledObject/voting-service",
                        "/spec/triggers/1/metadata/queueName",
                        "voting",
                        "the queue voting,"),
                plant(
                        SCALING,
                        "ScaledObject/voting-service",
                        "/spec/triggers/1/metadata/queueName",
                        "reward.inbox",
                        "somebody else's"),
                plant(SCALING, "ScaledObject/voting-service", "/spec/maxReplicaCount", "20", "connections"),
                plant(SCALING, "HorizontalPodAutoscaler/gateway", "/spec/minReplicas", "11", "goes from 11 to 10"),
                plant(SCALING, "Cluster/voting-db", "/spec/instances", "1", "more replicas than it has"),
                plant(SCALING, "RabbitmqCluster/rabbitmq", "/spec/replicas", "2", "no majority"),
                plant(NETWORK, "NetworkPolicy/default-deny", "/spec/policyTypes/1", "null", "nothing denies"),
                plant(
                        NETWORK,
                        "NetworkPolicy/campaign-asks-voting",
                        "/spec/podSelector/matchLabels/app.kubernetes.io~1name",
                        "reward-service",
                        "reward-service -> voting-service:8080 may leave but not enter"),
                plant(
                        NETWORK,
                        "NetworkPolicy/campaign-db",
                        "/spec/ingress/0/from/0/podSelector/matchLabels",
                        "{}",
                        "gateway -> campaign-db:5432 may enter but not leave"),
                plant(
                        NETWORK,
                        "NetworkPolicy/edge-asks-gateway",
                        "/spec/ingress/0/ports/0/port",
                        "80",
                        "which it does not have"),
                plant(
                        NETWORK,
                        "NetworkPolicy/voting-tells-witnesses",
                        "/spec/egress",
                        "[]",
                        "is in edges.txt but not allowed"),
                plant(
                        NETWORK,
                        "NetworkPolicy/edge-asks-keycloak",
                        "/spec/ingress/0/from",
                        "[]",
                        "anywhere -> keycloak:8080 is allowed but not in edges.txt"),
                plant(
                        NETWORK,
                        "NetworkPolicy/edge-asks-gateway",
                        "/spec/podSelector/matchLabels/app.kubernetes.io~1name",
                        "gate",
                        "selects nothing"));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void a_planted_fault_is_found(Policy policy, String object, String pointer, JsonNode value, String fault) {
        assertThat(policy.faults(Rendering.of("production").planted(object, pointer, value)))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    private static Arguments plant(Policy policy, String object, String pointer, String yaml, String fault) {
        try {
            return arguments(policy, object, pointer, YAML.readTree(yaml), fault);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
