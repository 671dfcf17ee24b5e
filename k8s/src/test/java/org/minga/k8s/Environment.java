package org.minga.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The environment that a container is given; what comes from a Secret has the value {@code <name>/<key>}. */
final class Environment {
    private Environment() {}

    static Map<String, String> of(Rendering rendering, JsonNode workload) {
        Map<String, String> environment = new TreeMap<>();
        JsonNode container = Rendering.container(workload);
        Rendering.items(container.path("envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .forEach(name -> rendering
                        .find("ConfigMap", name)
                        .ifPresent(map -> environment.putAll(Labels.of(map.path("data")))));
        Rendering.items(container.path("env")).forEach(variable -> {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.path("name").asText(),
                    secret.isMissingNode()
                            ? variable.path("value").asText()
                            : secret.path("name").asText() + "/"
                                    + secret.path("key").asText());
        });
        return environment;
    }
}
