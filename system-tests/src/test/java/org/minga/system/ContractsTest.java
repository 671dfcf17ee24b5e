package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.platform.testkit.Contracts;

/** The contract files agree with each other. */
class ContractsTest {
    private static final Path CONTRACTS = CommandLine.ROOT.resolve("contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> eventTypes() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS.resolve("events"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .map(name -> name.substring(0, name.length() - ".schema.json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void the_examples_of_an_event_keep_its_schema(String type) {
        Contracts.examples(type).forEach(example -> Contracts.assertMatches(type, example));
    }

    @Test
    void the_message_document_names_every_event_and_every_queue() throws IOException {
        String document = Files.readString(CONTRACTS.resolve("asyncapi.yaml"));
        assertThat(eventTypes()).allSatisfy(type -> assertThat(document).contains("events/" + type + ".schema.json"));
        JsonNode topology = JSON.readTree(CONTRACTS.resolve("topology.json").toFile());
        topology.path("queues").forEach(queue -> {
            String name = queue.path("name").asText();
            if (name.endsWith(".inbox")) {
                assertThat(document).contains("address: " + name);
            }
        });
    }

    @Test
    void every_consumers_queue_has_a_place_for_dead_letters() throws IOException {
        JsonNode queues =
                JSON.readTree(CONTRACTS.resolve("topology.json").toFile()).path("queues");
        Set<String> names = new TreeSet<>();
        queues.forEach(queue -> names.add(queue.path("name").asText()));
        assertThat(names.stream().filter(name -> name.endsWith(".inbox")).map(name -> name + ".dead"))
                .isNotEmpty()
                .allMatch(names::contains);
    }

    @Test
    void problems_are_catalogued_once() throws IOException {
        JsonNode problems = JSON.readTree(CONTRACTS.resolve("problems.json").toFile());
        Set<String> slugs = new TreeSet<>();
        problems.forEach(problem -> {
            assertThat(slugs.add(problem.path("slug").asText() + " "
                            + problem.path("service").asText()))
                    .as(problem.toString())
                    .isTrue();
            assertThat(problem.path("status").asInt()).isBetween(400, 599);
            assertThat(problem.path("title").asText()).isNotBlank();
        });
        assertThat(slugs).hasSizeGreaterThan(20);
    }

    @Test
    void no_two_services_own_one_path() throws IOException {
        JsonNode routes = JSON.readTree(CONTRACTS.resolve("routes.json").toFile());
        List<String> prefixes = new ArrayList<>();
        routes.path("services")
                .forEach(service -> service.path("prefixes").forEach(prefix -> prefixes.add(prefix.asText())));
        assertThat(prefixes).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }
}
