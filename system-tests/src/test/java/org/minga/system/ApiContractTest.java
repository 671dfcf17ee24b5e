package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API is well made and only grows. {@code contracts/baseline/openapi.json} is what partners may rely on: run
 * with {@code -Dminga.baseline.write=true} to take additions into it, which breaking changes refuse.
 */
class ApiContractTest {
    private static final Path CONTRACTS = CommandLine.ROOT.resolve("contracts");
    private static final Path BASELINE = CONTRACTS.resolve("baseline/openapi.json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TempDir
    Path folder;

    @Test
    void the_rules_for_good_and_safe_apis_are_kept() throws Exception {
        NodeTools.Outcome lint = lint(MergedDocument.read());
        assertThat(lint.exit()).as(lint.output()).isZero();
    }

    @Test
    void a_broken_rule_is_found() throws Exception {
        ObjectNode document = MergedDocument.read();
        ((ObjectNode) document.at("/components/schemas/OrganisationRequest/properties/name")).remove("maxLength");
        NodeTools.Outcome lint = lint(document);
        assertThat(lint.exit()).isEqualTo(1);
        assertThat(lint.output()).contains("owasp:api4:2023-string-limit");
    }

    @Test
    void the_message_document_can_be_read_with_all_it_refers_to() throws Exception {
        NodeTools.Outcome parsed =
                NodeTools.script("asyncapi", CONTRACTS.resolve("asyncapi.yaml").toString());
        assertThat(parsed.exit()).as(parsed.output()).isZero();
        assertThat(parsed.output()).matches("(?s)[1-9]\\d* channels, [1-9]\\d* messages\\s*");
    }

    @Test
    void a_message_without_its_schema_is_found() throws Exception {
        Path broken = CONTRACTS.resolve("target/asyncapi-broken.yaml");
        Files.createDirectories(broken.getParent());
        Files.writeString(
                broken, Files.readString(CONTRACTS.resolve("asyncapi.yaml")).replace("events/", "nowhere/"));
        NodeTools.Outcome parsed = NodeTools.script("asyncapi", broken.toString());
        assertThat(parsed.exit()).as(parsed.output()).isEqualTo(1);
    }

    @Test
    void nothing_that_partners_rely_on_is_broken() throws IOException {
        JsonNode current = MergedDocument.read();
        if (Files.exists(BASELINE)) {
            assertThat(ApiDifference.breaks(JSON.readTree(BASELINE.toFile()), current))
                    .isEmpty();
        }
        if (Boolean.getBoolean("minga.baseline.write")) {
            Files.createDirectories(BASELINE.getParent());
            Files.writeString(BASELINE, JSON.writeValueAsString(JSON.treeToValue(current, Object.class)) + "\n");
        }
        assertThat(BASELINE).exists();
    }

    static Stream<Named<Consumer<ObjectNode>>> breaks() {
        return Stream.of(
                Named.of(
                        "an operation is gone",
                        document -> ((ObjectNode) document.at("/paths/~1v1~1campaigns")).remove("get")),
                broken("a path is gone", document -> ((ObjectNode) document.path("paths")).remove("/v1/people/me")),
                Named.of(
                        "a field of an answer is gone",
                        document -> ((ObjectNode) document.at("/components/schemas/Submission/properties"))
                                .remove("title")),
                Named.of(
                        "a field of an answer has another type",
                        document -> ((ObjectNode) document.at("/components/schemas/Submission/properties/title"))
                                .put("type", "integer")),
                Named.of(
                        "a field of a request became needed",
                        document ->
                                ((ArrayNode) document.at("/components/schemas/CampaignRequest/required")).add("goals")),
                Named.of(
                        "a text of a request must be shorter",
                        document -> ((ObjectNode)
                                        document.at("/components/schemas/OrganisationRequest/properties/slug"))
                                .put("maxLength", 10)),
                Named.of(
                        "a word of a request is no longer taken",
                        document -> ((ArrayNode)
                                        document.at("/components/schemas/BallotRulesDraft/properties/kind/enum"))
                                .remove(0)),
                Named.of(
                        "a parameter became needed",
                        document -> document.at("/paths/~1v1~1campaigns/get/parameters")
                                .forEach(parameter -> ((ObjectNode) parameter).put("required", true))),
                Named.of(
                        "a success is told otherwise",
                        document ->
                                ((ObjectNode) document.at("/paths/~1v1~1submissions/post/responses")).remove("201")));
    }

    private static Named<Consumer<ObjectNode>> broken(String how, Consumer<ObjectNode> change) {
        return Named.of(how, change);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void a_breaking_change_is_found(Consumer<ObjectNode> change) throws IOException {
        ObjectNode after = MergedDocument.read();
        change.accept(after);
        assertThat(after).isNotEqualTo(MergedDocument.read());
        assertThat(ApiDifference.breaks(MergedDocument.read(), after)).isNotEmpty();
    }

    @Test
    void an_addition_breaks_nothing() throws IOException {
        ObjectNode after = MergedDocument.read();
        ((ObjectNode) after.at("/components/schemas/Submission/properties"))
                .putObject("mood")
                .put("type", "string");
        assertThat(ApiDifference.breaks(MergedDocument.read(), after)).isEmpty();
    }

    private NodeTools.Outcome lint(JsonNode document) throws Exception {
        Path file = folder.resolve("openapi.json");
        JSON.writeValue(file.toFile(), document);
        return NodeTools.script("openapi", file.toString());
    }
}
