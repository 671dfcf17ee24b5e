package org.minga.supply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LicencesIT {
    private static final Path FOLDER =
            Path.of(requireNonNull(System.getProperty("minga.root"))).resolve("supply");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode bill = read("target/minga-sbom.json");
    private final LicencePolicy policy = LicencePolicy.of(read("licences.json"));

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }

    @Test
    void every_library_we_ship_is_under_a_licence_we_allow() {
        assertThat(policy.faults(bill)).isEmpty();
    }

    @Test
    void another_licence_is_found() {
        ObjectNode worse = bill.deepCopy();
        worse.withArray("components")
                .addObject()
                .put("group", "org.example")
                .put("name", "copyleft")
                .put("version", "1")
                .putArray("licenses")
                .addObject()
                .putObject("license")
                .put("id", "AGPL-3.0-only");
        assertThat(policy.faults(worse)).containsExactly("org.example:copyleft 1 is under [AGPL-3.0-only]");
    }

    @Test
    void the_bill_names_our_parts_and_theirs_with_versions_and_hashes() {
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(StreamSupport.stream(bill.path("components").spliterator(), false)
                        .map(component -> component.path("name").asText()))
                .contains("minga-gateway", "minga-voting-service", "minga-tally", "vertx-core", "quarkus-core")
                .hasSizeGreaterThan(150);
        assertThat(bill.path("components")).allSatisfy(component -> {
            assertThat(component.path("version").asText()).isNotEmpty();
            assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
        });
    }

    @Test
    void what_was_checked_by_hand_says_why_and_is_still_shipped() {
        for (Map.Entry<String, JsonNode> library :
                read("licences.json").path("checked").properties()) {
            assertThat(library.getValue().asText()).as(library.getKey()).isNotBlank();
            assertThat(StreamSupport.stream(bill.path("components").spliterator(), false)
                            .map(component -> component.path("group").asText() + ":"
                                    + component.path("name").asText()))
                    .contains(library.getKey());
        }
    }
}
