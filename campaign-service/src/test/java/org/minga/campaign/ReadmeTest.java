package org.minga.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path MODULE = Path.of(System.getProperty("minga.root"), "campaign-service");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(minga\\.[a-z.-]+)\"");
    private static final Pattern DEFAULTED =
            Pattern.compile("^(minga\\.[a-z.-]+)=|\\$\\{(minga\\.(?:http|management)\\.port):", Pattern.MULTILINE);

    @Test
    void every_configuration_key_of_this_service_is_in_the_readme() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(MODULE.resolve("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                collect(INJECTED, Files.readString(source), keys);
            }
        }
        collect(DEFAULTED, Files.readString(MODULE.resolve("src/main/resources/application.properties")), keys);
        keys.remove("minga.db.name"); // of every service: in the operations guide

        String readme = Files.readString(MODULE.resolve("README.md"));

        assertThat(keys)
                .contains("minga.voting.url", "minga.client.secret")
                .allSatisfy(key -> assertThat(readme).contains("| `" + key + "` |"));
    }

    private static void collect(Pattern pattern, String text, Set<String> keys) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            keys.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
    }
}
