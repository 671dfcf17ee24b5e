package org.minga.platform.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.problem.ProblemException;

class ETagsTest {

    private static void assertRefused(String ifMatch, int status) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ETags.require(ifMatch, 7))
                .satisfies(
                        refusal -> assertThat(refusal.problem().type().status()).isEqualTo(status));
    }

    @Test
    void a_tag_is_the_version_in_quotes() {
        assertThat(ETags.tag(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " \"7\" ", "\"6\", \"7\"", "W/\"7\", \"7\""})
    void who_has_seen_the_version_may_edit(String ifMatch) {
        assertThatCode(() -> ETags.require(ifMatch, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"\"", "\"6\", \"8\"", "W/\"7\""})
    void who_has_not_is_told_so(String ifMatch) {
        assertRefused(ifMatch, 412);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void without_a_tag_nothing_is_edited(String ifMatch) {
        assertRefused(ifMatch, 428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "\"7\",", "\"7\" \"8\"", "w/\"7\""})
    void what_is_no_list_of_tags_is_malformed(String ifMatch) {
        assertRefused(ifMatch, 400);
    }
}
