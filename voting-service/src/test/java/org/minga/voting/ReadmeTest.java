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
        String prefix = VotingConfig.class.getAnnotation(ConfigMapping.class).prefix();
        for (Method setting : VotingConfig.class.getDeclaredMethods()) {
            String key = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            assertThat(readme).contains("`" + prefix + "." + key + "`");
        }
    }
}
