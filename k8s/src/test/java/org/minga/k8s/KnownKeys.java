package org.minga.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings that a process knows, read from the sources: keys and placeholders of its property files, injected
 * properties, and what its mapped interfaces declare.
 */
final class KnownKeys {
    private static final Pattern PROPERTY = Pattern.compile("(?m)^([A-Za-z%][^=\\s#]*)\\s*=");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9.-]+)");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+) \\{");
    private static final Pattern METHOD = Pattern.compile("^\\s*([\\w<>., ]+?) (\\w+)\\(\\);");

    private KnownKeys() {}

    /** As environment variables. */
    static Set<String> of(String process) {
        Set<String> keys = new TreeSet<>();
        for (String module : process.equals("gateway")
                ? List.of("gateway", "platform/web")
                : List.of(process, "platform/web", "platform/data")) {
            collect(Kustomize.root().resolve(module).resolve("src/main"), keys);
        }
        Set<String> variables = new TreeSet<>();
        keys.forEach(key -> variables.add(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT)));
        return variables;
    }

    private static void collect(Path sources, Set<String> keys) {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".properties")) {
                    String text = Files.readString(file);
                    all(PROPERTY, text, keys);
                    all(PLACEHOLDER, text, keys);
                } else if (file.toString().endsWith(".java")) {
                    String text = Files.readString(file);
                    all(INJECTED, text, keys);
                    Matcher mapping = MAPPING.matcher(text);
                    if (mapping.find()) {
                        mapped(text, mapping.group(1), keys);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void all(Pattern pattern, String text, Set<String> keys) {
        pattern.matcher(text).results().forEach(match -> keys.add(match.group(1)));
    }

    /** Interfaces may hold interfaces: each line belongs to the one that was opened last at its depth of braces. */
    private static void mapped(String text, String prefix, Set<String> keys) {
        Map<String, Map<String, String>> interfaces = new HashMap<>();
        String root = "";
        ArrayDeque<String> open = new ArrayDeque<>();
        for (String line : text.lines().toList()) {
            Matcher declared = INTERFACE.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (declared.find()) {
                open.push(declared.group(1));
                root = root.isEmpty() ? declared.group(1) : root;
                interfaces.put(declared.group(1), new HashMap<>());
            } else if (method.find() && !open.isEmpty()) {
                interfaces
                        .getOrDefault(open.peek(), new HashMap<>())
                        .put(method.group(2), method.group(1).strip());
            } else if (line.strip().equals("}") && !open.isEmpty()) {
                open.pop();
            }
        }
        descend(interfaces, root, prefix, keys);
    }

    private static void descend(
            Map<String, Map<String, String>> interfaces, String type, String prefix, Set<String> keys) {
        interfaces.getOrDefault(type, Map.of()).forEach((method, returned) -> {
            String key = prefix + "." + method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (interfaces.containsKey(returned)) {
                descend(interfaces, returned, key, keys);
            } else {
                keys.add(key);
            }
        });
    }
}
