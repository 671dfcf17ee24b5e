package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy holds in every overlay, and finds the faults that are planted for it. */
class PoliciesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    enum Rule {
        TYPES(new ApiTypes()),
        SELECTORS(new Selectors()),
        REFERENCES(new References()),
        PODS(new Pods()),
        KEYS(new EnvironmentKeys()),
        STOPPING(new Stopping()),
        IMAGES(new Images()),
        SCALING(new Scaling()),
        NETWORK(new Network());

        final Policy policy;

        Rule(Policy policy) {
            this.policy = policy;
        }
    }

    static Stream<Arguments> everywhere() throws IOException {
        return OverlaysTest.overlays().stream()
                .flatMap(overlay -> Stream.of(Rule.values()).map(rule -> arguments(overlay, rule)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void it_holds(String overlay, Rule rule) {
        assertThat(rule.policy.faults(Rendering.of(overlay))).isEmpty();
    }

    /** What is planted: the object, where in it (~ is its container), the value (null: gone), and what is said then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TYPES      | Deployment/gateway                     | ~/livenessProbe/periodSecond | 3 | livenessProbe.periodSecond
            TYPES      | Deployment/gateway                     | /spec/revisionHistoryLimit | few | few
            TYPES      | ScaledObject/voting-service            | /spec/minReplicas | 1 | minReplicas
            TYPES      | ScaledObject/voting-service            | /spec/maxReplicaCount | "6" | /spec/maxReplicaCount
            TYPES      | Cluster/voting-db                      | /spec/bootstrap/initdb/databas | voting | databas
            TYPES      | Cluster/voting-db                      | /spec/instances | null | instances
            TYPES      | KeycloakRealmImport/minga              | /spec/realm/enabled | perhaps | /spec/realm/enabled
            TYPES      | HTTPRoute/api                          | /apiVersion | gateway.networking.k8s.io/v1alpha1 | is not of
            TYPES      | Keycloak/keycloak                      | /kind | Keycloack | nobody defines
            SELECTORS  | Service/gateway                        | /spec/selector/app.kubernetes.io~1name | gatewy | selects []
            SELECTORS  | Service/campaign-service               | /spec/selector/app.kubernetes.io~1component | null | campaign-service-migration
            SELECTORS  | Service/gateway                        | /spec/ports/0/targetPort | web | the port web
            SELECTORS  | PodDisruptionBudget/gateway            | /spec/selector/matchLabels | {} | PodDisruptionBudget/gateway selects
            SELECTORS  | ScaledObject/voting-service            | /spec/scaleTargetRef/name | voting | scales nothing
            SELECTORS  | HorizontalPodAutoscaler/gateway        | /spec/scaleTargetRef/name | voting-service | has 2 autoscalers
            SELECTORS  | ServiceMonitor/minga                   | /spec/endpoints/0/port | metrics | at the port metrics
            SELECTORS  | Deployment/gateway                     | /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1name | x | spreads pods
            SELECTORS  | Deployment/gateway                     | /spec/replicas | 2 | sets replicas
            REFERENCES | Deployment/gateway                     | ~/envFrom/0/configMapRef/name | mingo | the ConfigMap mingo
            REFERENCES | Deployment/gateway                     | /spec/template/spec/serviceAccountName | default | the ServiceAccount default
            REFERENCES | Deployment/voting-service              | ~/env/0/valueFrom/secretKeyRef/key | user | has no key user
            REFERENCES | Deployment/voting-service              | ~/volumeMounts/0/name | keys | mounts the volume keys
            REFERENCES | ExternalSecret/voting-db-owner         | /metadata/name | owner | voting-db-owner comes from nowhere
            REFERENCES | ExternalSecret/campaign-client         | /metadata/name | stale | ExternalSecret/stale is used by nobody
            REFERENCES | Cluster/voting-db                      | /spec/managed/roles/0/passwordSecret/name | app | Secret app comes from nowhere
            REFERENCES | HTTPRoute/api                          | /spec/rules/0/backendRefs/0/port | 8080 | leads to gateway:8080
            REFERENCES | Binding/minga-unrouted                 | /spec/rabbitmqClusterReference/name | broker | the RabbitmqCluster broker
            REFERENCES | ScaledObject/voting-service            | /spec/triggers/1/metadata/host | http://rabbitmq.other.svc:15672 | rabbitmq.other.svc
            REFERENCES | ScheduledBackup/voting-db              | /metadata/name | nightly | is never backed up
            REFERENCES | Service/reward-service                 | /metadata/name | rewards | MINGA_ROUTES_REWARD is
            PODS       | Deployment/gateway                     | /spec/template/spec/automountServiceAccountToken | null | automountServiceAccountToken
            PODS       | Deployment/gateway                     | /spec/template/spec/securityContext/runAsNonRoot | false | runAsNonRoot
            PODS       | Deployment/gateway                     | /spec/template/spec/volumes/- | {name: host, hostPath: {path: /}} | volume of kind hostPath
            PODS       | Job/voting-service-migration           | ~/securityContext/capabilities/drop/0 | NET_RAW | capabilities
            PODS       | Deployment/gateway                     | ~/resources/limits/memory | 1Gi | memory limit
            PODS       | Deployment/gateway                     | ~/readinessProbe/httpGet/path | /health | readinessProbe
            PODS       | Deployment/gateway                     | ~/ports/1/containerPort | 9001 | port management
            PODS       | Deployment/gateway                     | /spec/template/spec/topologySpreadConstraints | [] | is not spread
            PODS       | PodDisruptionBudget/gateway            | /spec/maxUnavailable | 0 | one pod at a time
            PODS       | Namespace/minga                        | /metadata/labels/pod-security.kubernetes.io~1enforce | baseline | does not enforce
            PODS       | Deployment/voting-service              | ~/env/0/name | MINGA_DB_OWNER_PASSWORD | owner role
            KEYS       | Deployment/gateway                     | ~/env | [{name: MINGA_SHUTDOWN_DELAYS, value: 5s}] | MINGA_SHUTDOWN_DELAYS
            KEYS       | Deployment/gateway                     | ~/env | [{name: MINGA_DB_HOST, value: db}] | MINGA_DB_HOST
            KEYS       | Job/voting-service-migration           | ~/env/0/name | MINGA_DB_USER | MINGA_DB_USER
            STOPPING   | ConfigMap/minga                        | /data/MINGA_SHUTDOWN_TIMEOUT | 50s | is killed after
            STOPPING   | ConfigMap/minga                        | /data/MINGA_SHUTDOWN_TIMEOUT | 10s | cuts answers
            STOPPING   | Deployment/gateway                     | ~/lifecycle | null | before it is forgotten
            STOPPING   | Deployment/gateway                     | /spec/strategy/rollingUpdate/maxUnavailable | 1 | has fewer pods
            IMAGES     | Deployment/gateway                     | ~/image | minga/gateway:latest | runs minga/gateway:latest
            IMAGES     | Deployment/gateway                     | ~/image | minga/gateway:0.1.0 | runs minga/gateway:0.1.0
            IMAGES     | Keycloak/keycloak                      | /spec/image | quay.io/keycloak/keycloak | no version
            SCALING    | ScaledObject/voting-service            | /spec/triggers/1/metadata/queueName | voting | the queue voting,
            SCALING    | ScaledObject/voting-service            | /spec/triggers/1/metadata/queueName | reward.inbox | somebody else's
            SCALING    | ScaledObject/voting-service            | /spec/maxReplicaCount | 20 | connections
            SCALING    | HorizontalPodAutoscaler/gateway        | /spec/minReplicas | 11 | goes from 11 to 10
            SCALING    | Cluster/voting-db                      | /spec/instances | 1 | more replicas than it has
            SCALING    | RabbitmqCluster/rabbitmq               | /spec/replicas | 2 | no majority
            NETWORK    | NetworkPolicy/default-deny             | /spec/policyTypes/1 | null | nothing denies
            NETWORK    | NetworkPolicy/campaign-asks-voting     | /spec/podSelector/matchLabels/app.kubernetes.io~1name | reward-service | reward-service -> voting-service:8080 may leave but not enter
            NETWORK    | NetworkPolicy/campaign-db              | /spec/ingress/0/from/0/podSelector/matchLabels | {} | gateway -> campaign-db:5432 may enter but not leave
            NETWORK    | NetworkPolicy/edge-asks-gateway        | /spec/ingress/0/ports/0/port | 80 | which it does not have
            NETWORK    | NetworkPolicy/voting-tells-witnesses   | /spec/egress | [] | is in edges.txt but not allowed
            NETWORK    | NetworkPolicy/edge-asks-keycloak       | /spec/ingress/0/from | [] | anywhere -> keycloak:8080 is allowed but not in edges.txt
            NETWORK    | NetworkPolicy/edge-asks-gateway        | /spec/podSelector/matchLabels/app.kubernetes.io~1name | gate | selects nothing
            """)
    void a_planted_fault_is_found(Rule rule, String object, String place, String value, String fault)
            throws IOException {
        String pointer = place.replaceFirst("^~", "/spec/template/spec/containers/0");
        assertThat(rule.policy.faults(Rendering.of("production").planted(object, pointer, YAML.readTree(value))))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }
}
