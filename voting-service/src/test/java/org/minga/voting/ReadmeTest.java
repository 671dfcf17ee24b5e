package org.minga.voting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void every_setting_is_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertNamed(
                VotingConfig.class,
                VotingConfig.class.getAnnotation(ConfigMapping.class).prefix(),
                readme);
    }

    private static void assertNamed(Class<?> group, String prefix, String readme) {
        for (Method setting : group.getDeclaredMethods()) {
            String key = prefix + "."
                    + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (setting.getReturnType().getEnclosingClass() == VotingConfig.class) {
                assertNamed(setting.getReturnType(), key, readme);
            } else {
                assertThat(readme).contains("`" + key + "`");
            }
        }
    }
}
