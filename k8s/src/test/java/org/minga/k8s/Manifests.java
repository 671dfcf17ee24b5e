package org.minga.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Renders an overlay and reads it strictly: an unknown field or a wrong type anywhere is a fault. */
final class Manifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    static String render(String overlay) throws IOException, InterruptedException {
        Path k8s = Path.of(System.getProperty("minga.root"), "k8s");
        Path errors = Files.createTempFile("render", ".err");
        Process process = new ProcessBuilder(k8s.resolve("render").toString(), overlay)
                .redirectError(errors.toFile())
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("rendering " + overlay + " failed: " + Files.readString(errors));
        }
        return yaml;
    }

    static List<HasMetadata> read(String yaml) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                objects.add(YAML.treeToValue(documents.next(), HasMetadata.class));
            }
        }
        return objects;
    }

    /** Every field that the Kubernetes API does not know, as a path. */
    static List<String> unknownFields(HasMetadata object) {
        List<String> unknown = new ArrayList<>();
        walk(object, object.getKind() + "/" + object.getMetadata().getName(), unknown);
        return unknown;
    }

    private static void walk(Object value, String path, List<String> unknown) {
        switch (value) {
            case Collection<?> list -> {
                int index = 0;
                for (Object item : list) {
                    walk(item, path + "[" + index++ + "]", unknown);
                }
            }
            case Map<?, ?> map -> map.forEach((key, item) -> walk(item, path + "." + key, unknown));
            case Object model when model.getClass().getName().startsWith("io.fabric8.") -> fields(model, path, unknown);
            default -> {
                // a plain value has no fields
            }
        }
    }

    private static void fields(Object model, String path, List<String> unknown) {
        for (var method : model.getClass().getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() != 0 || !name.startsWith("get") || name.equals("getClass")) {
                continue;
            }
            try {
                Object value = method.invoke(model);
                if (name.equals("getAdditionalProperties")) {
                    if (value instanceof Map<?, ?> extra) {
                        extra.keySet().forEach(key -> unknown.add(path + "." + key));
                    }
                } else if (value != null) {
                    walk(value, path + "." + Character.toLowerCase(name.charAt(3)) + name.substring(4), unknown);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(path + "." + name, e);
            }
        }
    }
}
