package org.minga.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainWordsTest {

    private static Path platform() {
        return Path.of(System.getProperty("minga.root", "../..")).resolve("platform");
    }

    @Test
    void the_platform_knows_no_word_of_the_domain() {
        assertThat(platform()).isDirectory();

        assertThat(DomainWords.under(platform())).isEmpty();
    }

    @Test
    void a_planted_word_is_found(@TempDir Path somewhere) throws Exception {
        Path planted = somewhere.resolve("web/src/main/java/Counter.java");
        Files.createDirectories(planted.getParent());
        Files.writeString(
                planted, "class Counter {\n  int countBallots(String x) { return 0; } // of the CAMPAIGN\n}\n");

        List<String> found = DomainWords.under(somewhere);

        assertThat(found)
                .containsExactly(
                        "web/src/main/java/Counter.java:2 ballot", "web/src/main/java/Counter.java:2 campaign");
    }

    @Test
    void the_envelope_of_an_event_may_name_its_two_attributes_and_no_more() {
        String file = "data/src/main/java/org/minga/platform/data/outbox/Envelope.java";

        assertThat(DomainWords.in(file, List.of("UUID organisation, UUID campaign")))
                .isEmpty();
        assertThat(DomainWords.in(file, List.of("UUID contestId"))).containsExactly(file + ":1 contest");
    }

    @Test
    void words_inside_of_other_words_do_not_count() {
        assertThat(DomainWords.in("web/x", List.of("devoted pivoted phased protest emphases")))
                .isEmpty();
    }
}
