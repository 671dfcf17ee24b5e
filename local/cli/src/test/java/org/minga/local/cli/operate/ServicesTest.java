package org.minga.local.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.ProjectRoot;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Service;

class ServicesTest {
    private static final String SCHEMA = ".schema.json";

    private static List<String> eventTypes() throws IOException {
        try (Stream<Path> files = Files.list(ProjectRoot.find().resolve("contracts/events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SCHEMA))
                    .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                    .toList();
        }
    }

    @Test
    void every_event_of_the_contracts_has_one_owner() throws IOException {
        assertThat(eventTypes())
                .hasSizeGreaterThan(10)
                .allSatisfy(type -> assertThat(Service.withDatabase().stream()
                                .filter(service -> Services.entities(service).contains(type.split("\\.", -1)[1])))
                        .as(type)
                        .hasSize(1));
    }

    @Test
    void every_service_that_keeps_data_has_a_queue_with_dead_letters_and_nobody_hears_themselves() throws IOException {
        Queues queues = Queues.load();
        for (Service service : Service.withDatabase()) {
            assertThat(queues.queues())
                    .extracting(Queues.Queue::name)
                    .contains(Queues.inbox(service), Queues.deadLetters(service));
            for (String type : eventTypes()) {
                boolean own = Services.entities(service).contains(type.split("\\.", -1)[1]);
                assertThat(own && queues.reaches(Queues.inbox(service), type))
                        .as(service + " " + type)
                        .isFalse();
            }
        }
        assertThat(queues.reaches("submission.inbox", "minga.campaign.changed.v1"))
                .isTrue();
        assertThat(queues.reaches("submission.inbox", "minga.contest.changed.v1"))
                .isFalse();
    }

    @Test
    void the_gateway_hears_no_events() {
        assertThatThrownBy(() -> Services.named("gateway"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("no service called gateway");
        assertThat(Services.named("voting-service")).isEqualTo(Service.VOTING);
    }
}
