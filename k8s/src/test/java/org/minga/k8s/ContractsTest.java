package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What operators are told equals what the project's files say. After an intended change run with
 * {@code -Dminga.k8s.write=true} and read the difference.
 */
class ContractsTest {
    @Test
    void the_broker_is_given_the_topology_of_the_contract() throws IOException {
        equal("data/rabbitmq/topology.yaml", "contracts/topology.json", FromContracts.topology());
    }

    @Test
    void one_argument_of_one_queue_makes_another_topology() throws IOException {
        List<ObjectNode> changed = FromContracts.topology();
        ObjectNode inbox = changed.stream()
                .filter(object -> Rendering.id(object).equals("Queue/voting-inbox"))
                .findFirst()
                .orElseThrow();
        inbox.withObject("/spec/arguments").put("x-delivery-limit", 19);
        assertThat(Rendering.parse(
                        Files.readString(Kustomize.folder().resolve("components/data/rabbitmq/topology.yaml"))))
                .isNotEqualTo(changed)
                .hasSameSizeAs(changed);
    }

    @Test
    void the_realm_is_that_of_every_other_keycloak() throws IOException {
        equal("data/keycloak/realm.yaml", "local/keycloak/minga-realm.json", List.of(FromContracts.realm()));
    }

    @Test
    void nothing_of_the_monitoring_is_forgotten() throws IOException {
        Path monitoring = Kustomize.folder().resolve("components/monitoring");
        String listed = Files.readString(monitoring.resolve("kustomization.yaml"));
        try (Stream<Path> files = Files.walk(monitoring)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> monitoring.relativize(file).toString())
                            .filter(file -> !file.equals("kustomization.yaml")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(listed).contains("- " + file + "\n"));
        }
    }

    private static void equal(String component, String source, List<ObjectNode> expected) throws IOException {
        Path file = Kustomize.folder().resolve("components/" + component);
        if (Boolean.getBoolean("minga.k8s.write")) {
            Files.writeString(file, FromContracts.yaml("Made from " + source + "; a test keeps them equal.", expected));
        }
        assertThat(Rendering.parse(Files.readString(file)))
                .as("%s as %s says it (write it with -Dminga.k8s.write=true)", component, source)
                .isEqualTo(expected);
    }
}
