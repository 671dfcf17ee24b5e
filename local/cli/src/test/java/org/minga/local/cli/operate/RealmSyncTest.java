package org.minga.local.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RealmSyncTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void what_the_realm_has_beyond_the_file_is_no_difference() throws JsonProcessingException {
        assertThat(RealmSync.holds(json("{'a': '1', 'b': '2'}"), json("{'a': '1'}")))
                .isTrue();
        assertThat(RealmSync.holds(json("{'a': '1'}"), json("{'a': '1', 'b': '2'}")))
                .isFalse();
    }

    @Test
    void lists_are_compared_in_any_order_and_values_as_text() throws JsonProcessingException {
        assertThat(RealmSync.holds(json("['x', 'y']"), json("['y', 'x']"))).isTrue();
        assertThat(RealmSync.holds(json("['x', 'y']"), json("['x']"))).isFalse();
        assertThat(RealmSync.holds(json("'true'"), json("true"))).isTrue();
        assertThat(RealmSync.holds(json("false"), json("true"))).isFalse();
    }
}
