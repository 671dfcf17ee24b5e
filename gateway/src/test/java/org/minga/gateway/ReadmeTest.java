package org.minga.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void every_setting_is_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> missing = new ArrayList<>();
        for (String key : keys(GatewayConfig.class, "MINGA_GATEWAY")) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            String name = key.replace('.', '_');
            boolean shared = name.equals("MINGA_GATEWAY_HOST") || name.equals("MINGA_GATEWAY_PORT");
            if (!shared && !readme.contains(name) && !readme.contains("`_" + last + "`")) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Keys with a dot before each last part: {@code MINGA_GATEWAY.CLIENT.MAX_REQUESTS}. */
    private static List<String> keys(Class<?> group, String prefix) {
        List<String> keys = new ArrayList<>();
        for (Method method : group.getDeclaredMethods()) {
            String name = method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == GatewayConfig.class) {
                keys.addAll(keys(method.getReturnType(), prefix + "_" + name));
            } else {
                keys.add(prefix + "." + name);
            }
        }
        return keys;
    }
}
