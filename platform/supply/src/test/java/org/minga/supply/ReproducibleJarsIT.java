package org.minga.supply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the same sources, in different places and at different times, give the same bytes. */
class ReproducibleJarsIT {
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("minga.root")));
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".minga", "node_modules", "system-tests");
    private static final String SERVICE = "reward-service";

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = "minga.long", matches = "true")
    void two_builds_are_equal_byte_for_byte() throws Exception {
        Path one = built("one");
        Path other = built("another/place");
        Set<String> jars = jars(one);
        assertThat(jars)
                .contains("tally/target/minga-tally-0.1.0-SNAPSHOT.jar")
                .anyMatch(jar -> jar.startsWith(SERVICE + "/target/quarkus-app/app/"))
                .isEqualTo(jars(other));
        assertThat(jars)
                .allSatisfy(jar -> assertThat(Files.mismatch(one.resolve(jar), other.resolve(jar)))
                        .as(jar)
                        .isEqualTo(-1));
    }

    private Path built(String name) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        copy(copy);
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        copy.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-pl",
                        SERVICE,
                        "-am",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "package")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return copy;
    }

    private static void copy(Path target) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path name = directory.getFileName();
                if (name != null && LEFT_OUT.contains(name.toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(ROOT.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(ROOT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        // The list of modules names it, so there must be one.
        Path left = target.resolve("system-tests");
        Files.createDirectories(left);
        Files.copy(ROOT.resolve("system-tests/pom.xml"), left.resolve("pom.xml"));
    }

    private static Set<String> jars(Path root) throws IOException {
        Set<String> jars = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.contains("target/"))
                    .forEach(jars::add);
        }
        return jars;
    }
}
