package org.minga.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Renders a folder as {@code kubectl apply -k} would see it. */
final class Kustomize {
    private Kustomize() {}

    static Path root() {
        return Path.of(System.getProperty("minga.root"));
    }

    static Path folder() {
        return root().resolve("k8s");
    }

    static String render(Path overlay) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("render", ".err");
        Process process = new ProcessBuilder(folder().resolve("render").toString(), overlay.toString())
                .redirectError(errors.toFile())
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("rendering " + overlay + " failed: " + Files.readString(errors));
        }
        return yaml;
    }
}
