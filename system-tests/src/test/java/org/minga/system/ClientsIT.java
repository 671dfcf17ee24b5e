package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.backing.process.Archive;

/** Clients that partners generate from {@code /openapi} compile, and run a campaign: {@code src/clients}. */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class ClientsIT {
    private static final Path MODULE = CommandLine.ROOT.resolve("system-tests");
    private static final Path SOURCES = MODULE.resolve("src/clients");
    private static final Path TARGET = MODULE.resolve("target/clients");
    private static final int SECONDS = 180;
    private static final String WON = "winner=A pond ballots=3";

    @BeforeAll
    static void document() throws IOException {
        World.platform();
        Archive.delete(TARGET);
        Files.createDirectories(TARGET);
        Files.write(TARGET.resolve("openapi.json"), given().get("/openapi").asByteArray());
    }

    @Test
    void a_java_client_runs_a_campaign() throws Exception {
        Path client = TARGET.resolve("java");
        generate(
                client,
                "java",
                "--library=native",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true,"
                        + "invokerPackage=org.minga.client,apiPackage=org.minga.client.api,"
                        + "modelPackage=org.minga.client.model");
        List<String> compiler = new ArrayList<>(List.of(
                java("javac"),
                "-nowarn",
                "-d",
                client.resolve("classes").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                SOURCES.resolve("java/RunCampaign.java").toString()));
        try (Stream<Path> sources = Files.walk(client.resolve("src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compiler::add);
        }
        succeeds(NodeTools.run(SECONDS, client, compiler));
        NodeTools.Outcome ran = NodeTools.run(
                SECONDS,
                client,
                with(List.of(
                        java("java"),
                        "-classpath",
                        client.resolve("classes") + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        "RunCampaign")));
        assertThat(succeeds(ran).strip()).endsWith(WON);
    }

    @Test
    void a_typescript_client_runs_a_campaign() throws Exception {
        Path client = TARGET.resolve("typescript");
        Files.createDirectories(client);
        generate(client.resolve("minga"), "typescript-fetch", "--additional-properties=importFileExtension=.js");
        for (String file : List.of("campaign.ts", "tsconfig.json")) {
            Files.copy(SOURCES.resolve("typescript").resolve(file), client.resolve(file));
        }
        Files.writeString(client.resolve("package.json"), "{\"type\": \"module\"}");
        succeeds(NodeTools.script("typescript", "--project", client.toString()));
        NodeTools.Outcome ran =
                NodeTools.node(with(List.of(client.resolve("out/campaign.js").toString())));
        assertThat(succeeds(ran).strip()).endsWith(WON);
    }

    private static void generate(Path target, String generator, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-jar",
                MODULE.resolve("target/tools/openapi-generator-cli.jar").toString(),
                "generate",
                "--input-spec",
                TARGET.resolve("openapi.json").toString(),
                "--generator-name",
                generator,
                "--output",
                target.toString(),
                "--global-property",
                "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
        command.addAll(List.of(more));
        succeeds(NodeTools.run(SECONDS, TARGET, command));
    }

    private static List<String> with(List<String> command) {
        List<String> whole = new ArrayList<>(command);
        whole.add(World.platform().gatewayUrl().toString());
        for (String name : List.of("generated-organiser", "ana", "bo", "chen")) {
            whole.add(Person.named(name).token());
        }
        return whole;
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static String succeeds(NodeTools.Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        return outcome.output();
    }
}
