package org.minga.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.ProjectRoot;
import org.minga.local.backing.process.Processes;

/** The shell script, in a checkout of its own with a Maven wrapper and a JDK that only write down how they were called. */
class MingaScriptIT {
    private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path calls = Path.of("");

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(folder.resolve("check out"));
        calls = folder.resolve("calls");
        Files.createFile(calls);
        Files.copy(ProjectRoot.find().resolve("minga"), root.resolve("minga"));
        executable(root.resolve("minga"), Files.readString(root.resolve("minga")));
        executable(root.resolve("mvnw"), """
                #!/bin/sh
                echo "mvnw $*" >>'%s'
                mkdir -p '%s/local/cli/target' '%s/gateway/target/quarkus-app'
                : >'%s/local/cli/target/minga-cli.jar'
                : >'%s/gateway/target/quarkus-app/quarkus-run.jar'
                """.formatted(calls, root, root, root, root));
        jdk("jdk-25", "25.0.1");
        jdk("jdk-17", "17.0.15");
        old(root.resolve("pom.xml"));
        old(root.resolve("gateway/src/main/java/Gateway.java"));
    }

    @Test
    void the_first_command_builds_and_then_runs() {
        assertThat(minga("jdk-25", "status", "--json").code()).isZero();

        assertThat(calls()).hasSize(2);
        assertThat(calls().getFirst()).startsWith("mvnw").contains("package");
        assertThat(calls().getLast()).startsWith("java 25").endsWith("status --json");
    }

    @Test
    void the_second_command_does_not_build_again() {
        minga("jdk-25", "status");
        minga("jdk-25", "status");

        assertThat(calls().stream().filter(call -> call.startsWith("mvnw"))).hasSize(1);
    }

    @Test
    void a_changed_source_is_built_but_a_changed_test_is_not() throws IOException {
        minga("jdk-25", "status");
        FileTime later = FileTime.from(Instant.now().plus(Duration.ofMinutes(1)));
        Path test = root.resolve("gateway/src/test/java/GatewayTest.java");
        old(test);
        Files.setLastModifiedTime(test, later);
        minga("jdk-25", "status");
        assertThat(calls().stream().filter(call -> call.startsWith("mvnw"))).hasSize(1);

        Files.setLastModifiedTime(root.resolve("gateway/src/main/java/Gateway.java"), later);
        minga("jdk-25", "status");

        assertThat(calls().stream().filter(call -> call.startsWith("mvnw"))).hasSize(2);
    }

    @Test
    void a_failed_build_shows_its_end_and_is_repeated_next_time() throws IOException {
        executable(
                root.resolve("mvnw"),
                "#!/bin/sh\necho \"mvnw $*\" >>'" + calls + "'\necho cannot find symbol\nexit 1\n");

        Processes.Output output = minga("jdk-25", "status");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.text()).contains("the build failed", "cannot find symbol");
        minga("jdk-25", "status");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void test_runs_verify_and_long_says_so() {
        minga("jdk-25", "test");
        minga("jdk-25", "test", "--long");
        Processes.Output wrong = minga("jdk-25", "test", "--fast");

        assertThat(calls()).containsExactly("mvnw -B verify", "mvnw -B -Dminga.long=true verify");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text()).contains("not --fast");
    }

    @Test
    void chaos_runs_one_long_test_of_the_whole_platform() {
        minga("jdk-25", "chaos");
        minga("jdk-25", "chaos", "--quick");
        Processes.Output wrong = minga("jdk-25", "chaos", "--slow");

        assertThat(calls()).as("a build and two runs").hasSize(3);
        assertThat(calls().get(1)).contains("-pl system-tests -am", "-Dit.test=ChaosIT", "-Dminga.long=true verify");
        assertThat(calls().getLast()).endsWith("-Dminga.chaos.quick=true verify");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text()).contains("not --slow");
    }

    @Test
    void counting_gets_room_and_a_good_compiler_and_all_else_is_modest() {
        minga("jdk-25", "tally", "some file.pb", "--json");
        assertThat(calls().getLast())
                .contains("-Xmx1g")
                .doesNotContain("TieredStopAtLevel")
                .endsWith("tally some file.pb --json");

        minga("jdk-25", "status");
        assertThat(calls().getLast()).contains("-Xmx256m -XX:TieredStopAtLevel=1");
    }

    @Test
    void a_jdk_that_is_too_old_is_passed_over() {
        Processes.Output output = minga("jdk-17", "jdk");

        // Either a newer one of this machine, or the message that says what to install.
        assertThat(output.text()).doesNotContain("jdk-17");
        if (output.code() != 0) {
            assertThat(output.text()).contains("no JDK 21 or newer found", "apt-get install");
        }
    }

    @Test
    void help_needs_no_jdk() {
        Processes.Output output = minga("jdk-17", "--help");

        assertThat(output.code()).isZero();
        assertThat(output.text())
                .contains(
                        "demo", "import-election", "tally", "conformance", "bench", "chaos [--quick]", "test [--long]");
        assertThat(calls()).isEmpty();
    }

    private Processes.Output minga(String jdk, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", folder.resolve(jdk).toString());
        environment.put("HOME", folder.toString());
        environment.put("MINGA_HOME", "");
        List<String> command =
                new java.util.ArrayList<>(List.of(root.resolve("minga").toString()));
        command.addAll(List.of(arguments));
        return Processes.run(command, environment, folder, Duration.ofMinutes(1));
    }

    private List<String> calls() {
        try {
            return Files.readAllLines(calls);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        Files.writeString(folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(bin.resolve("javac"), "#!/bin/sh\necho javac " + version + "\n");
        executable(bin.resolve("java"), "#!/bin/sh\necho \"java " + version + " $*\" >>'" + calls + "'\n");
    }

    private static void old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, OLD);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
