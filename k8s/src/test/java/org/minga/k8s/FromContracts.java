package org.minga.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Objects that say for operators what a file of the project says for everybody else. */
final class FromContracts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private FromContracts() {}

    /** Exchanges, queues and bindings of {@code contracts/topology.json} for the topology operator. */
    static List<ObjectNode> topology() throws IOException {
        JsonNode topology = JSON.readTree(
                Kustomize.root().resolve("contracts/topology.json").toFile());
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode exchange : topology.path("exchanges")) {
            ObjectNode spec = object(objects, "Exchange", exchange.path("name").asText());
            spec.put("name", exchange.path("name").asText())
                    .put("type", exchange.path("type").asText())
                    .put("durable", true);
            if (exchange.has("arguments")) {
                spec.set("arguments", exchange.path("arguments"));
            }
        }
        for (JsonNode queue : topology.path("queues")) {
            ObjectNode arguments = queue.path("arguments").deepCopy();
            ObjectNode spec = object(objects, "Queue", queue.path("name").asText());
            spec.put("name", queue.path("name").asText())
                    .put("type", arguments.remove("x-queue-type").asText())
                    .put("durable", true)
                    .put("deletionPolicy", "retain");
            if (!arguments.isEmpty()) {
                spec.set("arguments", arguments);
            }
        }
        for (JsonNode binding : topology.path("bindings")) {
            String queue = binding.path("queue").asText();
            String key = binding.path("routingKey").asText();
            ObjectNode spec = object(objects, "Binding", queue + (key.isEmpty() ? "" : "." + key.replace(".#", "")));
            spec.put("source", binding.path("exchange").asText())
                    .put("destination", queue)
                    .put("destinationType", "queue");
            if (!key.isEmpty()) {
                spec.put("routingKey", key);
            }
        }
        return objects;
    }

    private static ObjectNode object(List<ObjectNode> objects, String kind, String name) {
        ObjectNode object = JSON.createObjectNode()
                .put("apiVersion", "rabbitmq.com/v1beta1")
                .put("kind", kind);
        object.putObject("metadata").put("name", name.replace('.', '-'));
        ObjectNode spec = object.putObject("spec");
        spec.putObject("rabbitmqClusterReference").put("name", "rabbitmq");
        objects.add(object);
        return spec;
    }

    /** The realm of {@code local/keycloak}, with the secret of the one confidential client of ours. */
    static ObjectNode realm() throws IOException {
        ObjectNode realm = (ObjectNode) JSON.readTree(
                Kustomize.root().resolve("local/keycloak/minga-realm.json").toFile());
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals("campaign-service")) {
                ((ObjectNode) client).put("secret", "${CAMPAIGN_CLIENT_SECRET}");
            }
        }
        ObjectNode object = JSON.createObjectNode()
                .put("apiVersion", "k8s.keycloak.org/v2alpha1")
                .put("kind", "KeycloakRealmImport");
        object.putObject("metadata").put("name", realm.path("realm").asText());
        ObjectNode spec = object.putObject("spec").put("keycloakCRName", "keycloak");
        spec.putObject("placeholders")
                .putObject("CAMPAIGN_CLIENT_SECRET")
                .putObject("secret")
                .put("name", "campaign-client")
                .put("key", "secret");
        spec.set("realm", realm);
        return object;
    }

    static String yaml(String remark, List<ObjectNode> objects) throws IOException {
        StringWriter text = new StringWriter();
        text.append("# ").append(remark).append('\n');
        for (ObjectNode object : objects) {
            text.append(YAML.writeValueAsString(object));
        }
        return text.toString();
    }
}
